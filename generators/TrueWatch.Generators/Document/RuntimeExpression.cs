using System.Text.RegularExpressions;

namespace TrueWatch.Generators.Document;

/// <summary>
/// The part of OpenAPI's runtime expressions (OpenAPI 3.0.3 and 3.1, "Runtime Expressions") that tells of an answer:
/// <c>$statusCode</c>, <c>$response.header.name</c>, and <c>$response.body</c> with a JSON pointer (RFC 6901) behind
/// <c>#</c>.
/// </summary>
internal static class RuntimeExpression
{
    private const string Body = "$response.body";

    // A token, as HTTP's header names are (RFC 9110, 5.6.2).
    private static readonly Regex Header = new(@"^\$response\.header\.([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\z", RegexOptions.CultureInvariant);
    private static readonly Regex RequestParameter = new(@"^\$request\.(path|query|header)\.(.+)\z", RegexOptions.CultureInvariant);
    private static readonly Regex BrokenEscape = new("~(?![01])", RegexOptions.CultureInvariant);

    /// <summary>The expression, or null when the text is none.</summary>
    public static ExpressionModel? Parse(string text)
        => text == "$statusCode" ? new ExpressionModel(OperandKind.StatusCode, default)
            : Header.Match(text) is { Success: true } header ? new ExpressionModel(OperandKind.Header, new([header.Groups[1].Value]))
            : ParseBody(text) is { } names ? new ExpressionModel(OperandKind.Body, names)
            : null;

    /// <summary>The expression of a link, which may tell of the request as well, or null when the text is none.</summary>
    public static ExpressionModel? ParseLink(string text)
    {
        var parameter = RequestParameter.Match(text);
        return parameter.Success ? new ExpressionModel(OperandKind.Parameter, new([parameter.Groups[1].Value, parameter.Groups[2].Value]), IsOfRequest: true)
            : !text.StartsWith("$request", StringComparison.Ordinal) ? Parse(text) is { Kind: not OperandKind.StatusCode } response ? response : null
            : ParseBody("$response" + text.Substring("$request".Length)) is { } names ? new ExpressionModel(OperandKind.Body, names, IsOfRequest: true)
            : null;
    }

    /// <summary>The JSON names that lead from the body to the value, or null when the text is no such expression.</summary>
    public static EquatableArray<string>? ParseBody(string text) => text is Body or Body + "#" ? default(EquatableArray<string>)
        : !text.StartsWith(Body + "#/", StringComparison.Ordinal) || BrokenEscape.IsMatch(text) ? null
        : new(text.Substring(Body.Length + 2).Split('/').Select(name => name.Replace("~1", "/").Replace("~0", "~")));
}
