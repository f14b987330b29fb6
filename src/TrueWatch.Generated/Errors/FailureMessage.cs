using System.Net;

namespace TrueWatch.Generated;

/// <summary>The message of an exception: what happened, what the service says of it, and what to do.</summary>
internal static class FailureMessage
{
    public static string Compose(
        TrueWatchErrorKind kind, HttpStatusCode status, ServiceEnvelope? envelope, string? problem, string? advice, string? summary = null)
    {
        string?[] facts =
        [
            FormattableString.Invariant($"HTTP {(int)status}"),
            envelope?.ErrorCode is { } code ? $"error code {code}" : null,
            envelope?.TraceId is { } trace ? $"trace id {trace}" : null,
        ];
        string?[] sentences =
        [
            $"{summary ?? Summary(kind, envelope)} ({string.Join(", ", facts.Where(fact => fact is not null))}).",
            envelope?.Message is { } message ? $"The service says: \"{message}\"." : null,
            problem,
            advice,
        ];
        return string.Join(" ", sentences.Where(sentence => sentence is not null));
    }

    /// <summary>What to do; null when there is nothing to say of it.</summary>
    public static string? Advice(TrueWatchErrorKind kind, ServiceEnvelope? envelope, string host) => kind switch
    {
        _ when envelope?.ErrorCode == ErrorCodes.KeyRateLimit =>
            "One API key may send 20 requests a minute: wait a minute, and send fewer requests.",
        _ when envelope?.ErrorCode == ErrorCodes.WorkspaceRateLimit =>
            "All keys of one workspace together may send 200 requests a minute: wait a minute, and send fewer requests.",
        TrueWatchErrorKind.RateLimited => "Wait a minute, and send fewer requests.",
        TrueWatchErrorKind.Unauthorized when !IsOfService(envelope) =>
            $"The response is not from the service: check for a proxy or a gateway that refuses the request, and that {host} is the service.",
        TrueWatchErrorKind.Unauthorized =>
            $"Check that it is the secret of a key (not the Key ID) and that {host} is the site of its workspace. Create keys in the workspace under Management > API Key Management.",
        TrueWatchErrorKind.Redirected => "Correct the endpoint.",
        TrueWatchErrorKind.TooLarge =>
            $"Raise {nameof(TrueWatchClientOptions)}.{nameof(TrueWatchClientOptions.MaximumAnswerSize)}, if the response is valid.",
        TrueWatchErrorKind.ServerFault => "Try again later.",
        TrueWatchErrorKind.NotUnderstood when envelope is null =>
            $"Check that {host} is the service, and not a proxy.",
        _ => null,
    };

    // A gateway refuses as well, and knows nothing of keys: what it answers has no code and no trace id of the service.
    private static bool IsOfService(ServiceEnvelope? envelope) => (envelope?.ErrorCode ?? envelope?.TraceId) is not null;

    private static string Summary(TrueWatchErrorKind kind, ServiceEnvelope? envelope) => kind switch
    {
        _ when envelope?.ErrorCode == ErrorCodes.KeyRateLimit => "The rate limit of the API key was exceeded",
        _ when envelope?.ErrorCode == ErrorCodes.WorkspaceRateLimit => "The rate limit of the workspace was exceeded",
        TrueWatchErrorKind.RateLimited => "A rate limit was exceeded",
        TrueWatchErrorKind.Unauthorized when !IsOfService(envelope) => "Access was refused",
        TrueWatchErrorKind.Unauthorized => "The service refused the API key",
        TrueWatchErrorKind.BadRequest => "The service refused the request",
        TrueWatchErrorKind.ServerFault => "The service failed",
        TrueWatchErrorKind.Redirected => "The request was redirected",
        TrueWatchErrorKind.TooLarge => "The service's response is too large",
        _ when envelope is { Success: false } => "The service reported an error",
        _ => "The service's response was not understood",
    };
}
