using Microsoft.Extensions.Logging;

namespace TrueWatch.Benchmarks.Stress;

/// <summary>A logger that blocks now and then, and throws now and then.</summary>
internal sealed class BlockingLogger(int seed) : ILogger
{
    private int _written = seed;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        switch (Interlocked.Increment(ref _written) % 1000)
        {
            case 0:
                Thread.Sleep(1);
                break;
            case 1:
                throw new IOException("The disk is full.");
        }
    }
}
