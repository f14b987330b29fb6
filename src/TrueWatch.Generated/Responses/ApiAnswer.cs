using System.Net;

namespace TrueWatch.Generated;

/// <summary>What came back, with the body decompressed.</summary>
internal sealed class ApiAnswer : IDisposable
{
    private readonly AnswerBody? _body;

    /// <param name="status">The status.</param>
    /// <param name="body">The body; null when it cannot be decompressed.</param>
    public ApiAnswer(HttpStatusCode status, AnswerBody? body)
    {
        Status = status;
        _body = body;
    }

    public HttpStatusCode Status { get; }

    public bool IsSuccess => Status is >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous;

    /// <summary>The body without a byte order mark (RFC 8259, section 8.1); of one that is too large, its beginning.</summary>
    public ReadOnlyMemory<byte> Body => _body is null ? default : _body.Bytes.Slice(_body.Bytes.Span.StartsWith("\uFEFF"u8) ? 3 : 0);

    public bool IsTooLarge => _body?.IsTooLarge == true;

    /// <summary>Whether the body is a file, which has gone to where it was to go.</summary>
    public bool IsFile { get; init; }

    /// <summary>Why there is no body.</summary>
    public InvalidDataException? Damage { get; init; }

    /// <summary>Where a redirect would lead.</summary>
    public Uri? RedirectTarget { get; init; }

    /// <summary>How long the service asks to wait before the next request.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public void Dispose() => _body?.Dispose();
}
