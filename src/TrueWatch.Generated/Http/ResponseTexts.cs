using System.Text.Json.Serialization.Metadata;

namespace TrueWatch.Generated;

/// <summary>The texts that the document names in an answer, wherever they are in it.</summary>
internal static class ResponseTexts
{
    /// <summary>Bounds each, and puts another in the place of one that repeats the key.</summary>
    public static void Clean(object instance, JsonTypeInfo type, ServiceText texts)
    {
        foreach (var property in type.Properties)
        {
            // A value has no text in it, and reading it would box it.
            var value = property.PropertyType.IsValueType ? null : property.Get?.Invoke(instance);
            if (value is string text)
            {
                if (texts.Keep(text) is var kept && !ReferenceEquals(kept, text))
                {
                    property.Set?.Invoke(instance, kept);
                }
            }
            else if (value is not null && type.Options.GetTypeInfo(property.PropertyType) is { Kind: JsonTypeInfoKind.Object } memberType)
            {
                Clean(value, memberType, texts);
            }
        }
    }
}
