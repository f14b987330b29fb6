using TrueWatch.DocumentCheck.Faults;
using TrueWatch.DocumentCheck.Reading;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Forms;

/// <summary>
/// The keys that an object of OpenAPI can have. A key that is not here is a mistake in writing, or of a version of OpenAPI
/// that is not known here; either way nobody would do as it says.
/// </summary>
/// <param name="noun">What a message calls the object.</param>
internal sealed class ObjectForm(string noun)
{
    // NSwag goes by these, and other tools do not: the document would mean one thing here and another elsewhere.
    private static readonly HashSet<string> ExtensionsOfNSwag = new(StringComparer.Ordinal)
    {
        "x-abstract", "x-dictionaryKey", "x-enumFlags", "x-expectedSchemas", "x-name", "x-nullable", "x-originalName", "x-position",
        "x-readOnly", "x-schema", "x-writeOnly",
    };

    /// <summary>What is read, or says nothing that a request or a response would differ by.</summary>
    public required string[] Keys { get; init; }

    /// <summary>What OpenAPI has and the client's templates do not support, with the reason.</summary>
    public Dictionary<string, string> Unsupported { get; init; } = [];

    /// <summary>The keys whose value is a boolean.</summary>
    public string[] Booleans { get; init; } = [];

    public void Check(YamlMappingNode node, FaultList faults)
    {
        foreach (var (key, value) in node.Children)
        {
            if (key.Text() is { } name)
            {
                Check(name, key, value, faults);
            }
        }
    }

    private void Check(string name, YamlNode key, YamlNode value, FaultList faults)
    {
        if (Unsupported.TryGetValue(name, out var reason))
        {
            faults.Unsupported(key, $"'{name}' of {noun} is not supported: {reason}.");
        }
        else if (ExtensionsOfNSwag.Contains(name))
        {
            faults.Unsupported(key, $"'{name}' is an extension of NSwag and not supported: say it with a key of OpenAPI.");
        }
        else if (!name.StartsWith("x-", StringComparison.Ordinal) && !Keys.Contains(name) && !Booleans.Contains(name))
        {
            faults.Invalid(key, $"'{name}' is not a key of {noun}: correct it, or take it out.");
        }
        else if (Booleans.Contains(name) && value.Text() is not ("true" or "false"))
        {
            faults.Invalid(value, $"'{name}' is 'true' or 'false'.");
        }
    }
}
