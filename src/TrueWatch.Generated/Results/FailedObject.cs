using System.Text.Json;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// One entry of what a response says of objects that failed. Its form is not documented: nothing is read into it.
/// Immutable and thread-safe.
/// </summary>
/// <param name="JsonPointer">Where it is in the <see cref="ResourceTask"/>, as a JSON pointer (RFC 6901), such as
/// <c>/import_info/exportFailedInfo/dashboard/0</c>.</param>
/// <param name="Type">The field that holds it, such as <c>dashboard</c>; <see langword="null"/> when it is in none.</param>
/// <param name="Value">The entry itself.</param>
public sealed record FailedObject(string JsonPointer, string? Type, JsonElement Value)
{
    /// <summary>The entry, if it is a text: probably the object's name.</summary>
    /// <value><see langword="null"/> when it is something else, or no valid text.</value>
    public string? Name => JsonValues.Text(Value);

    /// <summary>The type, and the entry as it was sent, printable.</summary>
    /// <returns>For example <c>dashboard: System Overview</c>.</returns>
    public override string ToString() => PrintableText.OneLine((Type is null ? "" : $"{Type}: ") + (Name ?? Value.GetRawText()));
}
