namespace TrueWatch.Polling;

/// <summary>Decides what a failed request means: the one place where failures are told apart. Implementations are thread-safe.</summary>
public abstract class FaultClassifier
{
    /// <summary>Goes by what HttpClient and System.Text.Json throw, and by the HTTP status where there is one: 429 is a throttle, 401 and
    /// 403 are refusals, 408, every 5xx, whatever breaks a connection, a timeout and a response that cannot be read are transient. So are
    /// Polly's timeout and open circuit; its rate limiter is a throttle. The rest is permanent. Of an exception that wraps others
    /// (<see cref="Exception.InnerException"/>, <see cref="AggregateException"/>), the first that is one of these decides, from the
    /// outermost inwards.</summary>
    public static FaultClassifier Http { get; } = new HttpFaultClassifier();

    /// <summary>Tells what a failed request means.</summary>
    /// <param name="exception">What the request threw. It is never the caller's own cancellation.</param>
    /// <returns>What it means.</returns>
    public abstract PollingFault Classify(Exception exception);
}
