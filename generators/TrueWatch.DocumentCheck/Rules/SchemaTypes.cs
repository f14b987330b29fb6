using TrueWatch.DocumentCheck.Reading;
using YamlDotNet.RepresentationModel;

namespace TrueWatch.DocumentCheck.Rules;

/// <summary>What a schema means, whether it says so itself or refers to one that does.</summary>
internal sealed class SchemaTypes(References references)
{
    /// <summary>The schema, references followed; null where a fault says why there is none.</summary>
    public YamlMappingNode? Follow(YamlNode? node) => references.Follow(node, "schemas");

    /// <summary>Follows a reference that a lone <c>allOf</c> wraps as well, as one does to describe it or to make it nullable.</summary>
    public YamlMappingNode? Unwrap(YamlNode? node)
    {
        var schema = Follow(node);
        return schema?.Find("properties") is null && schema?.Items("allOf").ToList() is [var only] && References.NameOf(only) is not null
            ? Follow(only)
            : schema;
    }

    /// <summary>The type of a schema; null where it is any JSON.</summary>
    public string? TypeOf(YamlNode? node) => Unwrap(node) switch
    {
        null => null,
        { } schema when schema.Find("type") is { } type => In(type).FirstOrDefault(),
        { } schema => schema.Find("properties") is null && schema.Find("allOf") is null ? null : "object",
    };

    public bool IsEnum(YamlNode? node) => Unwrap(node)?.Find("enum") is not null;

    /// <summary>Whether a schema becomes a class: an object that says what it has.</summary>
    public bool IsNamedObject(YamlNode? node)
        => TypeOf(node) == "object" && Unwrap(node) is { } schema && (schema.Entries("properties").Any() || schema.Find("allOf") is not null);

    /// <summary>Whether null is a value; of OpenAPI 3.0 and of 3.1.</summary>
    public bool IsNullable(YamlNode? node) => Follow(node) is { } schema
        && (schema.IsTrue("nullable") || (schema.Find("type") as YamlSequenceNode)?.Children.Any(type => type.Text() is "null") == true);

    /// <summary>The types that a <c>type</c> names, without null.</summary>
    public static List<string?> In(YamlNode type)
        => [.. (type as YamlSequenceNode)?.Children.Select(one => one.Text()).Where(one => one != "null") ?? [type.Text()]];
}
