using System.Text.Json;
using System.Text.Json.Serialization;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

public partial class ResourceTask : IRemoteTask
{
    private const string FailedInfoPointer = "/import_info/exportFailedInfo";

    /// <summary>
    /// Whether the task succeeded, completely or in part: its status is <c>ok</c>.
    /// </summary>
    [JsonIgnore]
    public bool IsSuccess => Status.GetOutcome() == PollingOutcome.Succeeded;

    /// <summary>Whether the task succeeded, and no failure is reported.</summary>
    [JsonIgnore]
    public bool IsCompleteSuccess => IsSuccess && !IsPartialSuccess;

    /// <summary>
    /// Whether the task succeeded in part: its status is <c>ok</c>, and it has an error code, or its
    /// statistics count failed objects or name objects that could not be exported.
    /// </summary>
    /// <remarks>
    /// <para>The API's documentation says of an export that its status can be <c>ok</c> while single objects failed, which
    /// <c>import_info.exportFailedInfo</c> then holds; <c>import_info.failCount</c> counts the failed objects of an
    /// import, and <c>errorCode</c> can have the reason. The type of <c>exportFailedInfo</c> is not documented: null,
    /// <c>false</c>, zero and anything empty or blank count as no failure.</para>
    /// <para>A negative count, and a <c>failCount</c> or <c>errorCode</c> of another form that is not empty, are not a complete
    /// success either.</para>
    /// </remarks>
    [JsonIgnore]
    public bool IsPartialSuccess => IsSuccess && (HasErrorCode || ImportInfo is { HasFailures: true });

    private bool HasErrorCode =>
        !string.IsNullOrWhiteSpace(ErrorCode) || JsonValues.HasFilled(AdditionalProperties, "errorCode");

    /// <summary>
    /// Gets the objects in <c>import_info.exportFailedInfo</c>: an entry for each element of an array, or of
    /// the arrays in the fields of an object, else for each field, else for the value itself.
    /// </summary>
    /// <remarks>
    /// The type of the field is not documented, and the API documents no such list for imports, whose
    /// <c>import_info.failCount</c> is all there is: an empty list does not mean that no object failed.
    /// Check <see cref="IsPartialSuccess"/>.
    /// </remarks>
    /// <returns>The entries, in the order of the response; empty when there are none.</returns>
    public IReadOnlyList<FailedObject> GetFailedObjects()
    {
        if (ImportInfo?.ExportFailedInfo is not { } info || !JsonValues.IsFilled(info))
        {
            return [];
        }

        return info.ValueKind switch
        {
            JsonValueKind.Array => [.. Entries(info, FailedInfoPointer, type: null)],
            JsonValueKind.Object =>
            [
                .. info.EnumerateObject().SelectMany(field =>
                    Entries(field.Value, JsonValues.Append(FailedInfoPointer, JsonValues.Name(field)), JsonValues.Name(field))),
            ],
            _ => [new FailedObject(FailedInfoPointer, Type: null, info)],
        };
    }

    /// <summary>
    /// Finds every http or https address in the response, also in undocumented fields, because it is not documented how the
    /// response names an exported file.
    /// </summary>
    /// <remarks>It is not documented either whether such an address needs the API key, and how long it is valid. The client never
    /// sends the key to an address in a response by itself.</remarks>
    /// <returns>The addresses with their places, in the order of the response; empty when there are none.</returns>
    public IReadOnlyList<ResourceLink> FindLinks() =>
    [
        .. from value in JsonValues.Enumerate(ToJson())
           let uri = Uri.TryCreate(JsonValues.Text(value.Value), UriKind.Absolute, out var address) ? address : null
           where uri?.Scheme is "https" or "http"
           select new ResourceLink(value.Key, uri),
    ];

    /// <summary>Writes the task as JSON, including undocumented fields.</summary>
    /// <returns>A JSON object, independent of later changes of the task.</returns>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, TrueWatchJsonContext.Default.ResourceTask);

    /// <summary>Returns the status and the statistics.</summary>
    /// <returns>For example <c>ok (import, 12 succeeded, 0 failed)</c>.</returns>
    public override string ToString()
    {
        string?[] facts =
        [
            Action,
            ImportInfo?.SuccessCount is { } successes ? FormattableString.Invariant($"{successes} succeeded") : null,
            ImportInfo?.FailCount is { } failures ? FormattableString.Invariant($"{failures} failed") : null,
            ErrorCode,
        ];
        var known = string.Join(", ", facts.Where(static fact => !string.IsNullOrWhiteSpace(fact)));
        return PrintableText.OneLine(
            StatusValue + (known.Length == 0 ? "" : $" ({known})") + (string.IsNullOrWhiteSpace(Message) ? "" : $": {Message}"));
    }

    private static IEnumerable<FailedObject> Entries(JsonElement value, string pointer, string? type) =>
        value.ValueKind == JsonValueKind.Array
            ? JsonValues.Children(value, pointer).Select(item => new FailedObject(item.Key, type, item.Value))
            : JsonValues.IsFilled(value) ? [new FailedObject(pointer, type, value)] : [];
}
