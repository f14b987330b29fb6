using System.Net;

namespace TrueWatch.Generated;

/// <summary>The message of an exception: what happened, what the service says of it, and what to do.</summary>
internal static class FailureMessage
{
    public static string Compose(
        TrueWatchErrorKind kind, HttpStatusCode status, ServiceEnvelope? envelope, string? problem, string host)
    {
        string?[] facts =
        [
            FormattableString.Invariant($"HTTP {(int)status}"),
            envelope?.ErrorCode is { } code ? $"error code {code}" : null,
            envelope?.TraceId is { } trace ? $"trace id {trace}" : null,
        ];
        string?[] sentences =
        [
            $"{Summary(kind, envelope)} ({string.Join(", ", facts.OfType<string>())}).",
            envelope?.Message is { } message ? $"The service says: \"{message}\"." : null,
            problem,
            Advice(kind, envelope?.ErrorCode, host),
        ];
        return string.Join(' ', sentences.OfType<string>());
    }

    private static string Summary(TrueWatchErrorKind kind, ServiceEnvelope? envelope) => kind switch
    {
        _ when envelope?.ErrorCode == ErrorCodes.KeyRateLimit => "The rate limit of the API key was exceeded",
        _ when envelope?.ErrorCode == ErrorCodes.WorkspaceRateLimit => "The rate limit of the workspace was exceeded",
        TrueWatchErrorKind.RateLimited => "A rate limit was exceeded",
        TrueWatchErrorKind.Unauthorized => "The service refused the API key",
        TrueWatchErrorKind.BadRequest => "The service refused the request",
        TrueWatchErrorKind.ServerFault => "The service failed",
        _ when envelope is { Success: false } => "The service reported an error",
        _ => "The service's answer was not understood",
    };

    private static string? Advice(TrueWatchErrorKind kind, string? errorCode, string host) => kind switch
    {
        _ when errorCode == ErrorCodes.KeyRateLimit =>
            "One API key may send 20 requests a minute: wait a minute, and ask less often.",
        _ when errorCode == ErrorCodes.WorkspaceRateLimit =>
            "All keys of one workspace together may send 200 requests a minute: wait a minute, and ask less often.",
        TrueWatchErrorKind.RateLimited => "Wait a minute, and ask less often.",
        TrueWatchErrorKind.Unauthorized =>
            $"Check that it is the secret of a key (not the Key ID) and that {host} is the site of its workspace. Keys are made in the workspace under Management > API Key Management.",
        _ => null,
    };
}
