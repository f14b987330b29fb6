using System.Text.Json;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// A failed object, as the response describes it. Its form is not documented, so it is not interpreted. Immutable and thread-safe.
/// </summary>
/// <param name="JsonPointer">Where it is in the <see cref="ResourceTask"/>, as a JSON pointer (RFC 6901), such as
/// <c>/import_info/exportFailedInfo/dashboard/0</c>.</param>
/// <param name="Type">The field that holds it, such as <c>dashboard</c>; <see langword="null"/> if there is none.</param>
/// <param name="Value">The entry itself.</param>
public sealed record FailedObject(string JsonPointer, string? Type, JsonElement Value)
{
    /// <summary>The entry, if it is a text: probably the object's name.</summary>
    /// <value><see langword="null"/> if it is not a valid text.</value>
    public string? Name => JsonValues.Text(Value);

    /// <summary>Returns the type and the entry, without control characters.</summary>
    /// <returns>For example <c>dashboard: System Overview</c>.</returns>
    public override string ToString() => PrintableText.OneLine((Type is null ? "" : $"{Type}: ") + (Name ?? Value.GetRawText()));
}
