using System.Text.Json.Serialization.Metadata;

namespace TrueWatch.Generated;

/// <summary>The members of a type that are texts, or have texts in them. Immutable and thread-safe.</summary>
internal sealed class TextMembers
{
    private readonly (Func<object, object?> Get, Action<object, object?>? Set, Lazy<TextMembers>? Members)[] _members;

    public TextMembers(JsonTypeInfo type)
    {
        // A value has no text in it, and reading it would box it. A type can have members of its own type.
        var members =
            from property in type.Properties
            where property is { IsExtensionData: false, Get: not null, PropertyType.IsValueType: false }
            let isText = property.PropertyType == typeof(string)
            let memberType = isText ? null : type.Options.GetTypeInfo(property.PropertyType)
            where isText || memberType.Kind == JsonTypeInfoKind.Object
            select (property.Get, property.Set, isText ? null : new Lazy<TextMembers>(() => new TextMembers(memberType!)));
        _members = [.. members];
    }

    /// <summary>Bounds each text, and puts another in the place of one that repeats the key.</summary>
    public void Clean(object instance, ServiceText texts)
    {
        foreach (var (get, set, members) in _members)
        {
            var value = get(instance);
            if (value is string text)
            {
                // A shorter one is neither too long nor an echo of the key.
                if (text.Length >= KeyFinder.ShortestEcho)
                {
                    set?.Invoke(instance, texts.Keep(text));
                }
            }
            else if (value is not null)
            {
                members!.Value.Clean(value, texts);
            }
        }
    }
}
