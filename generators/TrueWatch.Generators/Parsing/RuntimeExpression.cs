using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Parsing;

/// <summary>
/// The part of OpenAPI's runtime expressions (OpenAPI 3.0.3, "Runtime Expressions") that x-polling uses:
/// <c>$response.body</c>, with a JSON pointer (RFC 6901) behind <c>#</c>.
/// </summary>
internal static class RuntimeExpression
{
    private const string Body = "$response.body";

    /// <summary>The JSON names that lead from the body to the value, or null when the text is no such expression.</summary>
    public static EquatableArray<string>? Parse(string text)
    {
        if (text is Body or Body + "#")
        {
            return new EquatableArray<string>([]);
        }

        if (!text.StartsWith(Body + "#/", StringComparison.Ordinal))
        {
            return null;
        }

        return new EquatableArray<string>(text
            .Substring(Body.Length + 2)
            .Split('/')
            .Select(name => name.Replace("~1", "/").Replace("~0", "~")));
    }
}
