using System.Net.Http.Headers;

namespace TrueWatch.Generated;

/// <summary>What a response with a whole file says of it: enough to see that what comes later is the rest of it. Immutable.</summary>
internal sealed class RemoteFile
{
    private readonly EntityTagHeaderValue? _entityTag;
    private readonly DateTimeOffset? _lastModified;
    private readonly bool _hasRanges;

    public RemoteFile(HttpResponseMessage response)
    {
        var headers = response.Content.Headers;
        Length = headers.ContentLength;
        _entityTag = response.Headers.ETag is { IsWeak: false } tag ? tag : null;
        _lastModified = headers.LastModified;
        _hasRanges = !response.Headers.AcceptRanges.Contains("none");

        // What lasts until the connection ends may have lasted longer; chunks and streams of HTTP/2 have an end.
        HasEnd = Length is not null || response.Headers.TransferEncodingChunked == true || response.Version.Major >= 2;
    }

    /// <summary>How many bytes the file has; null where the response does not say.</summary>
    public long? Length { get; }

    /// <summary>Whether the end of the body can be told from a lost connection.</summary>
    public bool HasEnd { get; }

    /// <summary>Whether the rest can be asked for: the service takes ranges, and has a name for this version of the file.</summary>
    public bool CanContinue => _hasRanges && Length is not null && (_entityTag is not null || _lastModified is not null);

    /// <summary>Asks for the rest, if the file has not changed (RFC 9110, section 13.1.5).</summary>
    public void AskForRest(HttpRequestHeaders headers, long received)
    {
        headers.Range = new RangeHeaderValue(received, null);
        headers.IfRange = _entityTag is not null ? new RangeConditionHeaderValue(_entityTag) : new RangeConditionHeaderValue(_lastModified!.Value);
    }

    /// <summary>Whether a partial response is the rest of this file.</summary>
    public bool IsContinuedBy(HttpResponseMessage response, long received)
    {
        var range = response.Content.Headers.ContentRange;
        return range is { Unit: "bytes" }
            && range.From == received
            && range.To == Length - 1
            && (range.Length is null || range.Length == Length)
            && (_entityTag is null || response.Headers.ETag is not { } tag || tag.Equals(_entityTag));
    }
}
