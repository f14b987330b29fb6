namespace TrueWatch.Polling;

/// <summary>A failed poll: what was thrown, what the waits make of it, and how long the service asks to wait. Not thread-safe.</summary>
internal sealed class PollFailure
{
    private readonly Exception _exception;
    private readonly Dictionary<FaultClassifier, PollingFault> _faults = [];

    /// <summary>Reads a failure. What describes an exception of the client's, and throws, says nothing.</summary>
    public PollFailure(Exception exception, Func<Exception, HttpFailure?> describe, TimeProvider timeProvider)
    {
        _exception = exception;
        _faults[FaultClassifier.Http] = HttpFaultClassifier.Classify(exception, cause => Ask(() => describe(cause)), out var answer);
        RetryAfter = Ask(() => HttpHeaderReader.ReadRetryAfter(answer?.Headers, timeProvider));
    }

    /// <summary>How long the service asks to wait, before any bounds; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>What the failure means. Waits with the same classifier ask it once.</summary>
    /// <exception cref="InvalidOperationException">The classifier answers with a kind that does not exist.</exception>
    public PollingFault Classify(FaultClassifier classifier)
    {
        if (!_faults.TryGetValue(classifier, out var fault))
        {
            fault = classifier.Classify(_exception);
            fault = fault.Kind is >= PollingFaultKind.Transient and <= PollingFaultKind.Permanent
                ? fault with { Name = fault.Name ?? _exception.GetType().Name }
                : throw new InvalidOperationException($"{classifier.GetType()} returned '{fault.Kind}', which is not a {nameof(PollingFaultKind)}.");
            _faults[classifier] = fault;
        }

        return fault;
    }

    // Exceptions and headers of a client are its own code.
    private static T? Ask<T>(Func<T?> read)
        where T : struct
    {
        try
        {
            return read();
        }
        catch (Exception)
        {
            return null;
        }
    }
}
