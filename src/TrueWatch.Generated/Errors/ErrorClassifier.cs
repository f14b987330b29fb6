using System.Net;

namespace TrueWatch.Generated;

/// <summary>
/// The kind of a failure. The error code comes first, because the service answers a rate limit with HTTP 401, which
/// alone would mean a refused key.
/// </summary>
internal static class ErrorClassifier
{
    public static TrueWatchErrorKind Classify(HttpStatusCode status, ServiceEnvelope? envelope) =>
        envelope?.ErrorCode switch
        {
            ErrorCodes.KeyRateLimit or ErrorCodes.WorkspaceRateLimit => TrueWatchErrorKind.RateLimited,
            ErrorCodes.InvalidKey => TrueWatchErrorKind.Unauthorized,
            // An error under a successful HTTP status: the envelope repeats the status that was meant.
            _ when IsSuccess(status) && envelope is { Success: not null, Code: { } code } => ByStatus(code),

            // Whether it was a rate limit or a refusal is not known.
            _ when envelope?.Repeated is not null && (int)status is >= 400 and < 500 and not (408 or 429) => TrueWatchErrorKind.NotUnderstood,
            _ => ByStatus((int)status),
        };

    private static bool IsSuccess(HttpStatusCode status) => (int)status is >= 200 and < 300;

    private static TrueWatchErrorKind ByStatus(int status) => status switch
    {
        429 => TrueWatchErrorKind.RateLimited,
        401 or 403 => TrueWatchErrorKind.Unauthorized,
        408 => TrueWatchErrorKind.ServerFault,
        >= 400 and < 500 => TrueWatchErrorKind.BadRequest,
        >= 500 and < 600 => TrueWatchErrorKind.ServerFault,
        >= 300 and < 400 => TrueWatchErrorKind.Redirected,
        _ => TrueWatchErrorKind.NotUnderstood,
    };
}
