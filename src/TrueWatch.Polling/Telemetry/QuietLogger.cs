using Microsoft.Extensions.Logging;

namespace TrueWatch.Polling;

/// <summary>A logger whose failures cost no wait its end: a log is not worth a result.</summary>
internal sealed class QuietLogger(ILogger logger) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => logger.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return logger.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => Quietly.Run(() => logger.Log(logLevel, eventId, state, exception, formatter));
}
