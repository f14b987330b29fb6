using System.Text.Json.Serialization;

namespace TrueWatch.Polling;

/// <summary>Reads and writes a generated status enum as the service sends it: <c>"running"</c>, not <c>2</c>. An unknown status is
/// read as the enum's zero member, and that is written as null. Thread-safe.</summary>
/// <typeparam name="TStatus">The enum of the statuses.</typeparam>
/// <param name="isText">Whether the service sends a text; a number or a boolean otherwise.</param>
public abstract class StatusJsonConverter<TStatus>(bool isText = true) : JsonConverter<TStatus>
    where TStatus : struct, Enum
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override TStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return value.RootElement.ValueKind switch
        {
            JsonValueKind.Null => default,
            JsonValueKind.String => Parse(value.RootElement.GetString()),
            _ => Parse(value.RootElement.GetRawText()),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is <see langword="null"/>.</exception>
    public override void Write(Utf8JsonWriter writer, TStatus value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var text = ToWireValue(value);
        if (isText || text is null)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteRawValue(text);
        }
    }

    /// <inheritdoc/>
    public override TStatus ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => Parse(reader.GetString());

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is <see langword="null"/>.</exception>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TStatus value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(ToWireValue(value) ?? "");
    }

    /// <summary>Gets the status for what the service sends.</summary>
    /// <param name="wireValue">What the service sends.</param>
    /// <returns>The status; the zero member for an unknown one.</returns>
    protected abstract TStatus Parse(string? wireValue);

    /// <summary>Gets what the service sends for a status.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The text; <see langword="null"/> for the zero member.</returns>
    protected abstract string? ToWireValue(TStatus status);
}
