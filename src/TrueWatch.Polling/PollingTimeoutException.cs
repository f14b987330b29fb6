namespace TrueWatch.Polling;

/// <summary>The task did not end in time. It goes on at the service: wait again with the same arguments.</summary>
public sealed class PollingTimeoutException : TimeoutException
{
    /// <summary>Makes the exception; useful in tests of code that handles one.</summary>
    /// <param name="operation">What was waited for, such as <c>Task</c>.</param>
    /// <param name="arguments">The arguments of the operation.</param>
    /// <param name="lastSnapshot">How the task stood at the last answer; <see langword="null"/> before the first.</param>
    /// <param name="polls">The number of requests that were sent.</param>
    /// <param name="elapsed">How long the wait took.</param>
    /// <param name="timeout">How long it could have taken.</param>
    /// <param name="innerException">What the timeout interrupted.</param>
    /// <exception cref="ArgumentNullException"><paramref name="arguments"/> is <see langword="null"/>.</exception>
    public PollingTimeoutException(
        string operation,
        IReadOnlyList<PollingArgument> arguments,
        PollingSnapshot? lastSnapshot,
        int polls,
        TimeSpan elapsed,
        TimeSpan timeout,
        Exception? innerException = null)
        : base(Describe(operation, arguments, lastSnapshot, polls, timeout), innerException)
    {
        Operation = operation;
        Arguments = arguments;
        LastSnapshot = lastSnapshot;
        Polls = polls;
        Elapsed = elapsed;
        Timeout = timeout;
    }

    /// <summary>What was waited for, such as <c>Task</c>.</summary>
    public string Operation { get; }

    /// <summary>The arguments of the operation, such as the task's id.</summary>
    public IReadOnlyList<PollingArgument> Arguments { get; }

    /// <summary>
    /// How the task stood at the last answer, a <see cref="PollingSnapshot{TResult, TStatus}"/> of the operation's
    /// types; <see langword="null"/> when there was no answer in time.
    /// </summary>
    public PollingSnapshot? LastSnapshot { get; }

    /// <summary>The number of requests that were sent, the interrupted one included.</summary>
    public int Polls { get; }

    /// <summary>How long the wait took.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>How long it could have taken.</summary>
    public TimeSpan Timeout { get; }

    private static string Describe(
        string operation,
        IReadOnlyList<PollingArgument> arguments,
        PollingSnapshot? lastSnapshot,
        int polls,
        TimeSpan timeout)
    {
        var last = lastSnapshot is null
            ? "No answer came"
            : $"Its last status was {PollingText.Describe(lastSnapshot.RawStatus)}";
        return $"{PollingText.Describe(operation, arguments)} did not end within " +
            $"{PollingText.Describe(timeout)}. {last} ({PollingText.Describe(polls)}). The task goes on at the service; wait again to see its end.";
    }
}
