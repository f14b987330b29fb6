using System.Text.Json;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>A resource of an archive that conflicts with one of the workspace. Immutable and thread-safe.</summary>
/// <param name="ResourceType">The type, as the service names it, such as <c>checker</c> (a monitor) or <c>dashboard</c>. The
/// set is open.</param>
/// <param name="KindValue">What already exists, as the service names it: <c>name</c>, <c>identifier</c> or
/// <c>name_and_identifier</c>. The set is open.</param>
/// <param name="ImportName">The name in the archive; <see langword="null"/> where the response does not say.</param>
/// <param name="ExistingName">The name in the workspace; <see langword="null"/> where the response does not say.</param>
/// <param name="Identifier">The identifier; <see langword="null"/> where the response does not say.</param>
/// <param name="Value">The entry of the response, with the fields that have no name here.</param>
public sealed record ImportConflict(
    string ResourceType, string KindValue, string? ImportName, string? ExistingName, string? Identifier, JsonElement Value)
{
    /// <summary>What already exists.</summary>
    /// <value><see cref="ImportConflictKind.Unknown"/> for an undocumented <see cref="KindValue"/>.</value>
    public ImportConflictKind Kind => KindValue switch
    {
        "name" => ImportConflictKind.Name,
        "identifier" => ImportConflictKind.Identifier,
        "name_and_identifier" => ImportConflictKind.NameAndIdentifier,
        _ => ImportConflictKind.Unknown,
    };

    /// <summary>Returns the type, the names and the identifier, without control characters.</summary>
    /// <returns>For example <c>dashboard: System Overview V2 (there: System Overview, identifier system_overview)</c>.</returns>
    public override string ToString()
    {
        string?[] facts =
        [
            ExistingName is null || ExistingName == ImportName ? null : $"there: {ExistingName}",
            Identifier is null ? null : $"identifier {Identifier}",
        ];
        var known = string.Join(", ", facts.Where(static fact => fact is not null));
        return PrintableText.OneLine(
            $"{ResourceType}: {ImportName ?? ExistingName ?? Identifier ?? Value.GetRawText()}{(known.Length == 0 ? "" : $" ({known})")}");
    }
}
