using System.Text.Json;
using System.Text.Json.Serialization;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

public partial class ResourceTask : IRemoteTask
{
    private const string FailedInfoPointer = "/import_info/exportFailedInfo";

    /// <summary>
    /// Whether the task succeeded, wholly or in part: its status is <c>ok</c>.
    /// </summary>
    [JsonIgnore]
    public bool IsSuccess => Status.GetOutcome() == PollingOutcome.Succeeded;

    /// <summary>Whether the task succeeded and no object is known to have failed.</summary>
    [JsonIgnore]
    public bool IsCompleteSuccess => IsSuccess && !IsPartialSuccess;

    /// <summary>
    /// Whether the task succeeded although something failed: its status is <c>ok</c>, and it has an error code, or its
    /// statistics count failed objects or name objects that could not be exported.
    /// </summary>
    /// <remarks>
    /// <para>The API's documentation says of an export that its status can be <c>ok</c> while single objects failed, which
    /// <c>import_info.exportFailedInfo</c> then holds; <c>import_info.failCount</c> counts the failed objects of an
    /// import, and <c>errorCode</c> can have the reason. The type of <c>exportFailedInfo</c> is not documented: null,
    /// <c>false</c>, zero and anything empty or blank count as no failure.</para>
    /// <para>A negative count, and a <c>failCount</c> or <c>errorCode</c> of another form that is not empty, are no
    /// complete success either.</para>
    /// </remarks>
    [JsonIgnore]
    public bool IsPartialSuccess => IsSuccess && (HasErrorCode || ImportInfo is { HasFailures: true });

    private bool HasErrorCode =>
        !string.IsNullOrWhiteSpace(ErrorCode) || JsonValues.HasFilled(AdditionalProperties, "errorCode");

    /// <summary>
    /// The objects that <c>import_info.exportFailedInfo</c> tells about: an entry for each element of an array, or of
    /// the arrays in the fields of an object, else for each field, else for the value itself.
    /// </summary>
    /// <remarks>
    /// The type of the field is not documented, and the API documents no such list for imports, whose
    /// <c>import_info.failCount</c> is all there is: an empty list does not mean that no object failed.
    /// <see cref="IsPartialSuccess"/> tells that.
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
    /// Every http or https address in the response: how it names an exported file is not documented, so this looks
    /// everywhere, at the fields that no document names as well.
    /// </summary>
    /// <remarks>Whether such an address needs the API key, and how long it lives, is not documented either. The client
    /// sends the key to no address that a response contains.</remarks>
    /// <returns>The addresses with their places, in the order of the response; empty when there are none.</returns>
    public IReadOnlyList<ResourceLink> FindLinks() =>
    [
        .. from value in JsonValues.Enumerate(ToJson())
           let uri = Uri.TryCreate(JsonValues.Text(value.Value), UriKind.Absolute, out var address) ? address : null
           where uri?.Scheme is "https" or "http"
           select new ResourceLink(value.Key, uri),
    ];

    /// <summary>The task as the JSON of the wire, with the fields that no document names: to look for what has no name
    /// here.</summary>
    /// <returns>A JSON object that does not change with the task.</returns>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, TrueWatchJsonContext.Default.ResourceTask);

    /// <summary>The status, and what the task says of itself.</summary>
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
