using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TrueWatch.Generated;

/// <summary>
/// Reads JSON into its type, and does not refuse all of it for an optional member of another form than documented: a whole
/// number in another notation is read as the number, a number as the text that it should be, and what cannot be read stays
/// in the member for additional fields, as it was sent.
/// </summary>
internal static class TolerantJson
{
    /// <param name="json">The JSON, as <see cref="WellFormedJson"/> makes it.</param>
    /// <param name="type">What to read it into.</param>
    /// <param name="strict">The same, refusing JSON that has any member twice: the serializer can tell that by the way.</param>
    /// <returns>What was read; null where a <see cref="RepeatedMember"/> leaves open what the JSON means.</returns>
    /// <exception cref="JsonException">It is no JSON, or a required member is missing or has another form.</exception>
    public static T? Deserialize<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type, JsonTypeInfo<T> strict)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json.Span, strict);
        }
        catch (JsonException)
        {
            if (RepeatedMember.Find(json.Span) is not null)
            {
                return null;
            }

            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw;
            }

            var value = JsonSerializer.Deserialize(Fit(document.RootElement, type), type);
            if (value is not null)
            {
                KeepUnread(value, document.RootElement, type);
            }

            return value;
        }
    }

    private static byte[] Fit(JsonElement root, JsonTypeInfo type)
    {
        using var fitting = new MemoryStream();
        using (var writer = new Utf8JsonWriter(fitting))
        {
            WriteObject(writer, root, type);
        }

        return fitting.ToArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement element, JsonTypeInfo type)
    {
        writer.WriteStartObject();
        foreach (var member in element.EnumerateObject())
        {
            var property = type.Properties.FirstOrDefault(one => one.Name == member.Name && !one.IsExtensionData);
            var memberType = property is null ? null : type.Options.GetTypeInfo(property.PropertyType);
            if (memberType?.Kind == JsonTypeInfoKind.Object && member.Value.ValueKind == JsonValueKind.Object)
            {
                writer.WritePropertyName(member.Name);
                WriteObject(writer, member.Value, memberType);
            }
            else if (property is { IsRequired: true, IsSetNullable: false } && member.Value.ValueKind == JsonValueKind.Null)
            {
                throw new JsonException($"The member \"{property.Name}\" is null.");
            }
            else if (memberType is null || property!.IsRequired || CanRead(member.Value, memberType))
            {
                member.WriteTo(writer);
            }
            else if (FindReplacement(member.Value, memberType) is { } replacement && CanRead(replacement, memberType))
            {
                writer.WritePropertyName(member.Name);
                replacement.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private static bool CanRead(JsonElement value, JsonTypeInfo type)
    {
        try
        {
            JsonSerializer.Deserialize(value, type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonElement? FindReplacement(JsonElement value, JsonTypeInfo type)
    {
        if (type.Type == typeof(string))
        {
            // What says nothing, such as 0 for an error code, is not made to say something.
            return value.ValueKind is JsonValueKind.Number or JsonValueKind.True && JsonValues.IsFilled(value)
                ? Parse($"\"{value.GetRawText()}\"")
                : null;
        }

        return WholeNumber.TryRead(value, out var number) ? Parse(number.ToString("0", CultureInfo.InvariantCulture)) : null;
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>What was left out stays where fields go that no document names.</summary>
    private static void KeepUnread(object instance, JsonElement element, JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.IsExtensionData || !element.TryGetProperty(property.Name, out var sent) || sent.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (property.Get?.Invoke(instance) is not { } value)
            {
                Keep(instance, property.Name, sent.Clone(), type);
            }
            else if (type.Options.GetTypeInfo(property.PropertyType) is { Kind: JsonTypeInfoKind.Object } memberType)
            {
                KeepUnread(value, sent, memberType);
            }
        }
    }

    private static void Keep(object instance, string name, JsonElement value, JsonTypeInfo type)
    {
        if (type.Properties.FirstOrDefault(static one => one.IsExtensionData) is not { } property)
        {
            return;
        }

        var fields = (IDictionary<string, JsonElement>?)property.Get!(instance);
        if (fields is null)
        {
            property.Set!(instance, fields = new Dictionary<string, JsonElement>());
        }

        fields[name] = value;
    }
}
