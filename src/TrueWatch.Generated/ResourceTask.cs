using System.Text.Json;
using System.Text.Json.Serialization;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

public partial class ResourceTask : IRemoteTask
{
    /// <summary>
    /// Whether the task succeeded although single objects failed: its status is <c>ok</c>, and its statistics count
    /// failed objects or name objects that could not be exported.
    /// </summary>
    /// <remarks>
    /// The API's documentation says of an export that its status can be <c>ok</c> while single objects failed, which
    /// <c>import_info.exportFailedInfo</c> then holds; <c>import_info.failCount</c> counts the failed objects of an
    /// import. The type of <c>exportFailedInfo</c> is not documented: null, <c>false</c>, zero and anything empty
    /// count as no failure.
    /// </remarks>
    [JsonIgnore]
    public bool IsPartialSuccess =>
        Status.GetOutcome() == PollingOutcome.Succeeded
        && ImportInfo is { } info
        && (info.FailCount > 0 || IsFilled(info.ExportFailedInfo));

    private static bool IsFilled(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Object } element => element.EnumerateObject().Any(),
        { ValueKind: JsonValueKind.Array } element => element.GetArrayLength() > 0,
        { ValueKind: JsonValueKind.String } element => !element.ValueEquals(""),
        { ValueKind: JsonValueKind.Number } element => !element.TryGetDouble(out var number) || number != 0,
        { ValueKind: JsonValueKind.True } => true,
        _ => false,
    };
}
