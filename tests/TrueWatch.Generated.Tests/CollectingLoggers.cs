using System.Collections;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TrueWatch.Generated.Tests;

/// <summary>Loggers of every level that keep what was written, with the values and the exceptions.</summary>
internal sealed class CollectingLoggers : ILoggerFactory, ILoggerProvider
{
    public ConcurrentQueue<Entry> Entries { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Entries);

    public void AddProvider(ILoggerProvider provider)
    {
        // It is the only one.
    }

    public void Dispose()
    {
        // There is nothing to close.
    }

    internal sealed record Entry(string Category, LogLevel Level, EventId Id, string Text);

    private sealed class Logger(string category, ConcurrentQueue<Entry> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            entries.Enqueue(new Entry(category, LogLevel.None, default, Describe(state)));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Enqueue(new Entry(category, logLevel, eventId, $"{formatter(state, exception)}\n{Describe(state)}\n{exception}"));

        /// <summary>The text, and whatever an exporter would find that looks into each value instead.</summary>
        private static string Describe(object? state) => state switch
        {
            KeyValuePair<string, object?> value => $"{value.Key}={Describe(value.Value)}",
            IEnumerable items and not string => $"{state} [{string.Join(", ", items.Cast<object?>().Select(Describe))}]",
            _ => $"{state}",
        };
    }
}
