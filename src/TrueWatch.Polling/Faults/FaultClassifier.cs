namespace TrueWatch.Polling;

/// <summary>Classifies failed requests. Implementations are thread-safe.</summary>
public abstract class FaultClassifier
{
    /// <summary>Classifies the exceptions of HttpClient and System.Text.Json, and the HTTP status if there is one: 429 is a throttle, 401
    /// and 403 are refusals; 408, every 5xx, connection failures, timeouts and unreadable responses are transient. So are Polly's timeout
    /// and open circuit; its rate limiter is a throttle. The rest is permanent. Of an exception that wraps others
    /// (<see cref="Exception.InnerException"/>, <see cref="AggregateException"/>), the first that is one of these decides, from the
    /// outermost inwards.</summary>
    public static FaultClassifier Http { get; } = new HttpFaultClassifier();

    /// <summary>Classifies a failed request.</summary>
    /// <param name="exception">The exception of the request; never the caller's own cancellation.</param>
    /// <returns>The classification.</returns>
    public abstract PollingFault Classify(Exception exception);
}
