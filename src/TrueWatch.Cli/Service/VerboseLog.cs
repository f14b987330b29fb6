using Microsoft.Extensions.Logging;
using TrueWatch.Cli.Output;

namespace TrueWatch.Cli.Service;

/// <summary>What the client logs of waits and retries, a line for each event.</summary>
internal sealed class VerboseLog(TextWriter log) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => log.WriteLine(DisplayText.OneLine(formatter(state, exception)));

    public void Dispose()
    {
    }
}
