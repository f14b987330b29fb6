using System.Net;
using System.Text.Json;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>Makes the exception of a failed attempt, of what the service sent or of what happened on the way.</summary>
internal readonly struct FailureFactory
{
    /// <summary>What to do about a link that leads to no file.</summary>
    public const string LinkAdvice =
        "The link may have expired: get the task's status again. If it needs the API key, set DownloadOptions.SendApiKey.";

    private const string Unreadable = "an address that cannot be read";

    private readonly ClientSettings _settings;
    private readonly TrueWatchApiKey? _key;
    private readonly Uri _address;

    /// <param name="settings">What the client goes by.</param>
    /// <param name="key">The key of the attempt, which must be in no text; null when nothing was sent.</param>
    /// <param name="address">Where the request was to go; null for the endpoint. No text has more of it than the host.</param>
    public FailureFactory(ClientSettings settings, TrueWatchApiKey? key, Uri? address = null)
    {
        _settings = settings;
        _key = key;
        _address = address ?? settings.Endpoint;
    }

    /// <summary>Makes texts of the service fit for exceptions.</summary>
    public ServiceText Texts => new(_key);

    private string Host => _address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <param name="answer">A response that is not a success.</param>
    /// <param name="envelope">Its envelope, or null when the body is not a JSON object.</param>
    /// <param name="cause">Why the body is not the documented response, if that was tried.</param>
    public TrueWatchApiException Refused(ApiAnswer answer, ServiceEnvelope? envelope, JsonException? cause)
    {
        var text = Texts;

        // An envelope that reports an error need not carry the content of a success.
        cause = envelope is { Success: false } or { Contradiction: not null } ? null : cause;
        var problem = answer switch
        {
            { RedirectTarget: { } target } => Redirects(target, text),
            { Body.IsEmpty: true } => "The body is empty.",
            _ when envelope is null => $"The body is not the documented JSON object; it begins with \"{text.Excerpt(answer.Body.Span)}\".",
            _ when envelope.Repeated is { } name => $"The body has the member \"{name}\" more than once, which is ambiguous.",
            { IsSuccess: true } when envelope.Contradiction is { } contradiction =>
                $"The response contradicts itself: \"success\" is true, and {text.Clean(contradiction)}.",
            _ when cause is not null => $"The body is JSON, but not the documented response: {text.Clean(cause.Message)}",
            _ => null,
        };
        return Create(ErrorClassifier.Classify(answer.Status, envelope), answer, envelope, problem, cause, text);
    }

    public TrueWatchApiException TooLarge(ApiAnswer answer) => Create(
        TrueWatchErrorKind.TooLarge,
        answer,
        envelope: null,
        FormattableString.Invariant($"The body has more than {_settings.Options.MaximumAnswerSize} bytes."),
        cause: null,
        Texts);

    /// <param name="target">Where the HttpClient led the request: to another host than the endpoint's.</param>
    /// <param name="status">The status of the response from there; null when none came.</param>
    /// <param name="cause">Why none came.</param>
    public TrueWatchApiException Followed(Uri target, HttpStatusCode? status, Exception? cause = null)
    {
        const TrueWatchErrorKind kind = TrueWatchErrorKind.Redirected;
        const string advice = "Replace the API key, and set AllowAutoRedirect of the handler to false.";
        var origin = Origin(target, Texts);
        var problem = $"The HttpClient followed a redirect to {origin ?? Unreadable}, and the API key "
            + (status is null ? "may have been sent there." : "was sent there.");
        var message = status is { } code ? FailureMessage.Compose(kind, code, envelope: null, problem, advice) : $"{problem} {advice}";
        return new TrueWatchApiException(message, kind, Texts.Clean(cause)) { StatusCode = status, RedirectHost = origin, Advice = advice };
    }

    /// <param name="answer">A response whose body cannot be decompressed.</param>
    /// <param name="damage">Why not.</param>
    public TrueWatchApiException Damaged(ApiAnswer answer, InvalidDataException damage)
    {
        var text = Texts;
        var problem = answer.RedirectTarget is { } target
            ? Redirects(target, text)
            : $"The body cannot be decompressed: {text.Clean(damage.Message)}";
        return Create(ErrorClassifier.Classify(answer.Status, envelope: null), answer, envelope: null, problem, damage, text);
    }

    /// <param name="cause">What ended the attempt.</param>
    /// <param name="time">How long it was allowed to take, if that was the reason.</param>
    public TrueWatchApiException Unreachable(Exception cause, TimeSpan? time)
    {
        var text = Texts;
        if (HasExceededLimit(cause))
        {
            return WithoutAnswer(
                TrueWatchErrorKind.TooLarge,
                $"The response headers of {Host} are larger than the HttpClient allows.",
                $"Check that {Host} is the service.",
                text.Clean(cause));
        }

        var reason = cause switch
        {
            _ when time is { } allowed => FormattableString.Invariant($" within {allowed.TotalSeconds:0.###} s"),
            OperationCanceledException when !ConnectionFailure.IsConnectTimeout(cause) => " before the HttpClient's own timeout",
            _ => $": {text.Clean(ConnectionFailure.Describe(cause, _address))?.TrimEnd('.')}",
        };
        return WithoutAnswer(
            TrueWatchErrorKind.Unreachable,
            $"No response from {Host}{reason}.",
            "Check the endpoint and the network, then try again.",
            text.Clean(cause),
            wasSent: !ConnectionFailure.IsBeforeRequest(cause));
    }

    /// <param name="answer">What came in place of the file that a link leads to.</param>
    /// <param name="envelope">Its envelope, or null when the body is not a JSON object.</param>
    public TrueWatchApiException NoFile(ApiAnswer answer, ServiceEnvelope? envelope)
    {
        var problem = answer.Body.IsEmpty
            ? $"The response of {Host} is empty."
            : $"The response of {Host} begins with \"{Texts.Excerpt(answer.Body.Span)}\".";
        return Create(ErrorClassifier.Classify(answer.Status, envelope), answer, envelope, problem, cause: null, Texts, "The link does not lead to a file", LinkAdvice);
    }

    /// <param name="target">Where a redirect of a link leads, without encryption.</param>
    public TrueWatchApiException Unencrypted(Uri target)
    {
        var origin = Origin(target, Texts);
        return new TrueWatchApiException(
            $"{Host} redirects to {origin ?? Unreadable}, which is not https. Nothing was downloaded. {LinkAdvice}", TrueWatchErrorKind.Redirected)
        {
            RedirectHost = origin,
            Advice = LinkAdvice,
        };
    }

    /// <param name="problem">What is wrong with a file that came.</param>
    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="advice">What to do about it.</param>
    public static TrueWatchApiException BadFile(string problem, TrueWatchErrorKind kind, string advice)
        => WithoutAnswer(kind, problem, advice);

    /// <param name="status">How the request was answered, if it was.</param>
    public static TrueWatchApiException NotAgain(HttpStatusCode? status)
    {
        var outcome = status is { } code ? FormattableString.Invariant($"The service responded with HTTP {(int)code}") : "There was no response";
        return new TrueWatchApiException(
            $"{outcome}, and a handler of the HttpClient tried to send the request again. The client sends a request that does more than read only once.",
            status is null ? TrueWatchErrorKind.Unreachable : TrueWatchErrorKind.ServerFault)
        {
            StatusCode = status,
        };
    }

    public TrueWatchApiException NoPermit() => WithoutAnswer(
        TrueWatchErrorKind.RateLimited,
        FormattableString.Invariant($"Nothing was sent: the request budget of the API key had no permit within {_settings.Options.Timeout.TotalSeconds:0.###} s ({_settings.Options.RequestLimit?.ToString() ?? "the limiters' limits"} and the pauses that the service asked for)."),
        "Send fewer requests, or allow more time.");

    /// <param name="cause">What a limiter of the caller's did, and why nothing was sent.</param>
    public static TrueWatchApiException LimiterFailed(RequestLimiterException cause) => WithoutAnswer(
        TrueWatchErrorKind.Unreachable, cause.Message, $"Check the {nameof(TrueWatchClientOptions.RateLimiters)}.", cause);

    public TrueWatchApiException NoKey() => WithoutAnswer(
        TrueWatchErrorKind.Unreachable,
        FormattableString.Invariant($"Nothing was sent: the {nameof(TrueWatchClientOptions.ApiKeyProvider)} returned no key within {_settings.Options.Timeout.TotalSeconds:0.###} s."),
        "Check the source of the provider's key.");

    private static TrueWatchApiException WithoutAnswer(
        TrueWatchErrorKind kind, string problem, string advice, Exception? cause = null, bool wasSent = true)
        => new($"{problem} {advice}", kind, cause) { Advice = advice, WasSent = wasSent };

    private TrueWatchApiException Create(
        TrueWatchErrorKind kind,
        ApiAnswer answer,
        ServiceEnvelope? envelope,
        string? problem,
        Exception? cause,
        ServiceText text,
        string? ownSummary = null,
        string? ownAdvice = null)
    {
        envelope = envelope is null ? null : envelope with
        {
            ErrorCode = text.Clean(envelope.ErrorCode),
            Message = text.Clean(envelope.Message),
            TraceId = text.Clean(envelope.TraceId),
        };
        var advice = ownAdvice ?? FailureMessage.Advice(kind, envelope, Host);
        return new(FailureMessage.Compose(kind, answer.Status, envelope, problem, advice, ownSummary), kind, text.Clean(cause))
        {
            StatusCode = answer.Status,
            ErrorCode = envelope?.ErrorCode,
            ServiceMessage = envelope?.Message,
            TraceId = envelope?.TraceId,
            RawBody = text.RawBody(answer.Body.Span),
            RedirectHost = answer.RedirectTarget is { } target ? Origin(target, text) : null,
            RetryAfter = answer.RetryAfter,
            Advice = advice,
        };
    }

    private string Redirects(Uri target, ServiceText text) =>
        $"It redirects to {Origin(target, text) ?? Unreadable}. The client does not follow redirects, because it would send the API key there.";

    /// <returns>Null when the service named an address that is none.</returns>
    private string? Origin(Uri target, ServiceText text) =>
        Uri.TryCreate(_address, target, out var address)
            ? text.Clean(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped))
            : null;

    private static bool HasExceededLimit(Exception exception) =>
#if NET
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };
#else
        false;
#endif
}
