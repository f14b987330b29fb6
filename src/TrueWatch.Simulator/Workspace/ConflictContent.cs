using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrueWatch.Simulator;

/// <summary>The content of the response to an import that is not started because of conflicts, as documented.</summary>
internal static class ConflictContent
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson(IReadOnlyList<ImportConflict> conflicts, ConflictForm form)
    {
        var ofNamedTypes = conflicts.Where(conflict => !HasIdentifier(conflict));
        var ofIdentifiedTypes = conflicts.Where(HasIdentifier).ToList();
        var content = new JsonObject
        {
            ["repeat_name"] = ByType(ofNamedTypes, group => ToArray(group, static conflict => conflict.Imported.Name)),
            ["repeat_identifier"] = ByType(
                ofIdentifiedTypes.Where(conflict => conflict.IsSameIdentifier),
                group => ToArray(group, static conflict => new JsonObject
                {
                    ["identifier"] = conflict.Imported.Identifier,
                    ["existName"] = conflict.Existing.Name,
                    ["importName"] = conflict.Imported.Name,
                })),
        };
        if (form == ConflictForm.Newer)
        {
            content["repeat_conflict"] = ByType(ofIdentifiedTypes, group => new JsonObject
            {
                ["name_and_identifier"] = Describe(group.Where(conflict => conflict.IsSameName && conflict.IsSameIdentifier)),
                ["identifier"] = Describe(group.Where(conflict => !conflict.IsSameName)),
                ["name"] = Describe(group.Where(conflict => !conflict.IsSameIdentifier)),
            });
        }

        return content.ToJsonString(Options);
    }

    private static bool HasIdentifier(ImportConflict conflict)
        => ResourceType.Find(conflict.Imported.Type) is { HasIdentifier: true };

    private static JsonObject ByType(
        IEnumerable<ImportConflict> conflicts, Func<IEnumerable<ImportConflict>, JsonNode> describe)
        => new(conflicts
            .GroupBy(conflict => conflict.Imported.Type)
            .Select(group => KeyValuePair.Create<string, JsonNode?>(group.Key, describe(group))));

    private static JsonArray Describe(IEnumerable<ImportConflict> conflicts)
        => ToArray(conflicts, static conflict => new JsonObject
        {
            ["name"] = conflict.Imported.Name,
            ["identifier"] = conflict.Imported.Identifier,
            ["fileName"] = conflict.FileName,
            ["existName"] = conflict.Existing.Name,
            ["importName"] = conflict.Imported.Name,
        });

    private static JsonArray ToArray(IEnumerable<ImportConflict> conflicts, Func<ImportConflict, JsonNode?> describe)
        => new([.. conflicts.Select(describe)]);
}
