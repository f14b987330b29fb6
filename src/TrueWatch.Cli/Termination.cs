namespace TrueWatch.Cli;

/// <summary>
/// What ends the command before its work is done: a signal, or an output that nobody reads any more. The first one counts.
/// Thread-safe.
/// </summary>
internal sealed class Termination : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private int _cause;

    /// <summary>Canceled by the first cause.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The exit code of the cause; null as long as there is none.</summary>
    public ExitCode? Cause => _cause == 0 ? null : (ExitCode)_cause;

    public void Request(ExitCode cause)
    {
        if (Interlocked.CompareExchange(ref _cause, (int)cause, 0) == 0)
        {
            // What is canceled must not run on the thread of a signal or of a writer.
            _ = _source.CancelAsync();
        }
    }

    public void Dispose() => _source.Dispose();
}
