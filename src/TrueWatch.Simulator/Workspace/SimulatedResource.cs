using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrueWatch.Simulator;

/// <summary>
/// A resource of a <see cref="SimulatedWorkspace"/>: in an exported archive, the file <c>type/name.json</c>. Immutable, and
/// thread-safe.
/// </summary>
public sealed record SimulatedResource
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes a resource of a type.</summary>
    /// <param name="type">The type, as the service names it in conflicts, such as <c>dashboard</c>, <c>checker</c> (a
    /// monitor) or <c>tag</c>. It may be undocumented.</param>
    /// <param name="name">The name.</param>
    /// <param name="identifier">The identifier, which dashboards and explorers have; none when omitted.</param>
    /// <exception cref="ArgumentException"><paramref name="type"/> is blank or has a slash, or <paramref name="name"/> is
    /// blank.</exception>
    public SimulatedResource(string type, string name, string? identifier = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (type.AsSpan().ContainsAny('/', '\\'))
        {
            throw new ArgumentException($"The type '{type}' has a slash. It is the name of a folder.", nameof(type));
        }

        var json = new JsonObject { ["name"] = name };
        if (identifier is not null)
        {
            json["identifier"] = identifier;
        }

        (Type, Name, Identifier, Json) = (type, name, identifier, json.ToJsonString(Readable));
    }

    /// <summary>The type.</summary>
    public string Type { get; }

    /// <summary>The name. Another resource of the type can have the same.</summary>
    public string Name { get; }

    /// <summary>The identifier; <see langword="null"/> for none.</summary>
    public string? Identifier { get; }

    /// <summary>The file in an archive, a JSON object. An import keeps it as it is.</summary>
    /// <value>The default has <c>name</c> and, if there is one, <c>identifier</c>.</value>
    /// <exception cref="ArgumentException">The text is not a JSON object.</exception>
    public string Json
    {
        get;
        init => field = IsObject(value)
            ? value
            : throw new ArgumentException($"This is not a JSON object: {value}", nameof(value));
    }

    /// <summary>
    /// Whether an export fails for it, and names it in <c>exportFailedInfo</c>; the task still ends with <c>ok</c>, as at the
    /// service.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool FailsToExport { get; init; }

    /// <summary>Reads a file of an archive; null when it is not the file of a resource.</summary>
    internal static SimulatedResource? Read(string type, string fileName, string json)
    {
        if (!IsObject(json))
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        var name = Text("name") ?? fileName;
        return string.IsNullOrWhiteSpace(name) ? null : new SimulatedResource(type, name, Text("identifier")) { Json = json };

        string? Text(string property)
            => document.RootElement.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
    }

    private static bool IsObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
