using System.Globalization;

namespace TrueWatch.Generators.Polling;

/// <summary>Reads the HTTP statuses of an operation's successes.</summary>
internal static class SuccessCodesReader
{
    public static SuccessCodes Read(OpenApiDocument document, YamlMapping operation)
    {
        var schemas = new SchemaWalk(document);
        var successes = document.Successes(operation).Where(response => response.Code[0] == '2').ToList();
        var others = successes.Skip(1).ToList();
        return new SuccessCodes(
            successes.Count > 0 && int.TryParse(successes[0].Code, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null,
            others.Count > 0,
            others.TrueForAll(other => other.Schema is null ? successes[0].Schema is not null : IsOwn(other.Schema) && other.Schema != successes[0].Schema));

        // What has no properties may be the same type for every response.
        bool IsOwn(YamlNode schema) => schemas.Parts(schema).Exists(part => part["properties"] is not null);
    }
}
