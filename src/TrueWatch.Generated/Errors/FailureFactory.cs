using System.Net;
using System.Text.Json;

namespace TrueWatch.Generated;

/// <summary>Makes the exception of a failed call, of what the service sent or of what happened on the way.</summary>
internal sealed class FailureFactory
{
    private readonly TrueWatchClientOptions _options;
    private readonly ServiceText _text;

    public FailureFactory(TrueWatchClientOptions options)
    {
        _options = options;
        _text = new ServiceText(options.ApiKey);
    }

    private string Host => _options.Endpoint.GetLeftPart(UriPartial.Authority);

    /// <param name="answer">An answer that is not a success.</param>
    /// <param name="envelope">Its envelope, or null when the body is not a JSON object.</param>
    /// <param name="cause">Why the body is not the documented answer, if that was tried.</param>
    public TrueWatchApiException Refused(ApiAnswer answer, ServiceEnvelope? envelope, JsonException? cause)
    {
        // An envelope that reports an error need not carry the content of a success.
        cause = envelope is { Success: false } ? null : cause;
        var kind = ErrorClassifier.Classify(answer.Status, envelope);
        var clean = envelope is null ? null : envelope with
        {
            ErrorCode = _text.Clean(envelope.ErrorCode),
            Message = _text.Clean(envelope.Message),
            TraceId = _text.Clean(envelope.TraceId),
        };
        var message = FailureMessage.Compose(kind, answer.Status, clean, Problem(answer, envelope, cause), Host);
        return Create(message, kind, cause, answer.Status, clean);
    }

    public TrueWatchApiException Damaged(HttpStatusCode status, InvalidDataException cause)
    {
        var kind = ErrorClassifier.Classify(status, envelope: null);
        var problem = $"The body cannot be decompressed: {_text.Clean(cause.Message)}";
        return Create(FailureMessage.Compose(kind, status, envelope: null, problem, Host), kind, cause, status, envelope: null);
    }

    public TrueWatchApiException Unreachable(Exception cause, bool ownTimeout)
    {
        var reason = cause switch
        {
            _ when ownTimeout => FormattableString.Invariant($"within {_options.Timeout.TotalSeconds} s"),
            OperationCanceledException => "before the HttpClient's own timeout",
            _ => $"at all: {_text.Clean(cause.Message)?.TrimEnd('.')}",
        };
        var message = $"No answer came from {Host} {reason}. Check the endpoint and the network, and try again.";
        return Create(message, TrueWatchErrorKind.Unreachable, cause, status: null, envelope: null);
    }

    private string? Problem(ApiAnswer answer, ServiceEnvelope? envelope, JsonException? cause) => answer switch
    {
        { RedirectTarget: { } target, Status: >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest } =>
            $"It redirects to {Target(target)}. The client does not follow, because the API key would go there: correct the endpoint.",
        { Body.Length: 0 } => "The body is empty.",
        _ when envelope is null => $"The body is not the documented JSON object; it begins with \"{_text.Excerpt(answer.Body)}\".",
        _ when cause is not null => $"The body is JSON, but not the documented answer: {_text.Clean(cause.Message)}",
        _ => null,
    };

    private string? Target(Uri target) =>
        _text.Clean(new Uri(_options.Endpoint, target).GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));

    private TrueWatchApiException Create(
        string message, TrueWatchErrorKind kind, Exception? cause, HttpStatusCode? status, ServiceEnvelope? envelope) =>
        new(message, kind, _text.Clean(cause))
        {
            StatusCode = status,
            ErrorCode = envelope?.ErrorCode,
            ServiceMessage = envelope?.Message,
            TraceId = envelope?.TraceId,
        };
}
