using System.Globalization;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// Tells the failures of a <see cref="TrueWatchClient"/> apart by their <see cref="TrueWatchApiException.Kind"/>: by the
/// service's error code where its documentation names it, else by the HTTP status. A rate limit, which the service
/// answers with HTTP 401, is a throttle; what the service, a gateway or the network did not get done, and answers that
/// cannot be read, are transient. An exception that wraps one of them, such as that of a decorator, is what that is;
/// every other one is what <see cref="FaultClassifier.Http"/> says. Thread-safe.
/// </summary>
public sealed class TrueWatchFaultClassifier : FaultClassifier
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is <see langword="null"/>.</exception>
    public override PollingFault Classify(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is TrueWatchApiException failure)
            {
                return new PollingFault(Classify(failure.Kind), Name(failure));
            }
        }

        return Http.Classify(exception);
    }

    /// <summary>What a kind of failure means for whoever would ask again: the one place that says it.</summary>
    internal static PollingFaultKind Classify(TrueWatchErrorKind kind) => kind switch
    {
        TrueWatchErrorKind.RateLimited => PollingFaultKind.Throttled,
        TrueWatchErrorKind.Unauthorized => PollingFaultKind.Refused,
        TrueWatchErrorKind.BadRequest or TrueWatchErrorKind.Redirected or TrueWatchErrorKind.TooLarge => PollingFaultKind.Permanent,
        _ => PollingFaultKind.Transient,
    };

    private static string Name(TrueWatchApiException failure) => failure switch
    {
        { Kind: TrueWatchErrorKind.Unreachable } => "no response",
        { Kind: TrueWatchErrorKind.NotUnderstood } => "unreadable response",
        { StatusCode: { } status } => "HTTP " + ((int)status).ToString(CultureInfo.InvariantCulture),
        _ => failure.Kind.ToString(),
    };
}
