using System.Globalization;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// Classifies the failures of a <see cref="TrueWatchClient"/> by their <see cref="TrueWatchApiException.Kind"/>: by the service's
/// error code if it is documented, else by the HTTP status. An exceeded rate limit, which has HTTP 401, is a throttle; failures of
/// the service, a gateway or the network, and unreadable responses, are transient. An exception that wraps one of these, such as
/// that of a decorator, has the same classification; <see cref="FaultClassifier.Http"/> classifies all others. Thread-safe.
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
