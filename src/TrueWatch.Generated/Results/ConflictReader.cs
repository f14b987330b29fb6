using System.Text.Json;

namespace TrueWatch.Generated;

/// <summary>
/// Reads the conflicts of an import: <c>repeat_name</c> and <c>repeat_identifier</c> list them by type,
/// <c>repeat_conflict</c>, which newer sites add, by type and kind. Further lists of such a name are read like that.
/// </summary>
internal static class ConflictReader
{
    private const string Identifier = "identifier";
    private const string Prefix = "repeat_";

    /// <param name="content">The content of the response.</param>
    public static IReadOnlyList<ImportConflict> Read(JsonElement content)
    {
        var conflicts = new List<ImportConflict>();
        foreach (var list in Members(content).Where(static list => list.Name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var kind = list.Name.Substring(Prefix.Length);
            var known = conflicts.Count;
            foreach (var conflict in Members(list.Value).SelectMany(type => ReadType(type.Name, kind, type.Value)))
            {
                Add(conflicts, conflict, known);
            }
        }

        return conflicts;
    }

    private static IEnumerable<ImportConflict> ReadType(string type, string kind, JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
            ? Members(value).SelectMany(each => ReadList(type, each.Name, each.Value))
            : ReadList(type, kind, value);

    private static IEnumerable<ImportConflict> ReadList(string type, string kind, JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(JsonValues.IsFilled).Select(entry => ReadEntry(type, kind, entry))
            : JsonValues.IsFilled(value) ? [ReadEntry(type, kind, value)] : [];

    private static ImportConflict ReadEntry(string type, string kind, JsonElement entry)
    {
        var name = JsonValues.Text(entry) ?? Text("importName") ?? Text("name");
        return new ImportConflict(type, kind, name, Text("existName") ?? (kind == Identifier ? null : name), Text("identifier"), entry);

        string? Text(string member) =>
            entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(member, out var value) ? JsonValues.Text(value) : null;
    }

    /// <summary>A list that tells more of what another one named takes its place.</summary>
    private static void Add(List<ImportConflict> conflicts, ImportConflict conflict, int known)
    {
        var index = conflicts.FindIndex(0, known, other => AreSame(other, conflict));
        if (index < 0)
        {
            conflicts.Add(conflict);
        }
        else
        {
            conflicts[index] = conflict;
        }
    }

    private static bool AreSame(ImportConflict one, ImportConflict other) =>
        one.ResourceType == other.ResourceType
        && one.Kind != ImportConflictKind.Unknown
        && other.Kind != ImportConflictKind.Unknown
        && (AreSame(one.ImportName, other.ImportName), AreSame(one.Identifier, other.Identifier)) is (true, not false) or (not false, true);

    /// <returns>Null where one of them is not known.</returns>
    private static bool? AreSame(string? one, string? other) => one is null || other is null ? null : one == other;

    private static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().Select(member => (JsonValues.Name(member), member.Value))
            : [];
}
