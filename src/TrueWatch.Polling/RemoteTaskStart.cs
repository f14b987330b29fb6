using System.Globalization;
using System.Runtime.ExceptionServices;

namespace TrueWatch.Polling;

/// <summary>Starts tasks and waits for them. The generated <c>Start…Async</c> and <c>…AndWaitAsync</c> call it. Thread-safe.</summary>
public static class RemoteTaskStart
{
    /// <summary>Starts a task, once, and polls until it has ended. What starts it is never called again by this method; from the response
    /// on, every exception, progress and log entry names the task.</summary>
    /// <inheritdoc cref="Poller.WaitAsync{TResult, TStatus}(PollingOperation{TResult, TStatus}, PollingOptions, IProgress{PollingProgress{TResult, TStatus}}, CancellationToken)"/>
    /// <typeparam name="TResponse">What the client's method returns that starts the task.</typeparam>
    /// <typeparam name="TResult">The part of the response that the caller receives.</typeparam>
    /// <typeparam name="TStatus">The enum of the statuses.</typeparam>
    /// <param name="client">The client that sends the polls.</param>
    /// <param name="schedule">The schedule that the polled operation's document recommends.</param>
    /// <param name="start">Starts the task. Nothing is started when the options contradict themselves.</param>
    /// <param name="options">Overrides the operation's schedule; null for none.</param>
    /// <param name="progress">Receives the progress of the wait.</param>
    /// <param name="cancellationToken">Ends the call that starts the task, and then the wait; the task itself goes on.</param>
    /// <exception cref="ArgumentNullException">The client, the schedule or the start is <see langword="null"/>.</exception>
    /// <exception cref="RemoteTaskNotStartedException">The service started no task; the exception has the response.</exception>
    /// <exception cref="PollingFaultException">The service refused the key or a poll, too many polls in a row failed, or
    /// the client cannot send them; the inner exception is the failure.</exception>
    /// <exception cref="PollingCanceledException"><paramref name="cancellationToken"/> was canceled after the task was
    /// started. It is an <see cref="OperationCanceledException"/>, as is what is thrown before; only this one has a
    /// report, with the arguments of the task.</exception>
    public static async Task<PollingSnapshot<TResult, TStatus>> AndWaitAsync<TResponse, TResult, TStatus>(
        object client,
        PollingSchedule schedule,
        Func<CancellationToken, Task<RemoteTaskStart<TResponse, TResult, TStatus>>> start,
        PollingOptions? options = null,
        IProgress<PollingProgress<TResult, TStatus>>? progress = null,
        CancellationToken cancellationToken = default)
        where TStatus : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(start);

        // Nothing is started for a wait that could not begin.
        _ = new PollingSettings(options, schedule, PollingConnection.Of(client).Options.TimeProvider);
        cancellationToken.ThrowIfCancellationRequested();
        var task = await start(cancellationToken).ConfigureAwait(false);
        if (task.IsStarted)
        {
            // The caller never sees the response.
            (task.Response as IDisposable)?.Dispose();
        }

        return await task.WaitAsync(options, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Throws unless the HTTP status of a response is a success.</summary>
    /// <param name="failure">The HTTP status and the headers.</param>
    /// <param name="error">The exception that the response holds; <see langword="null"/> for none.</param>
    /// <exception cref="Exception"><paramref name="error"/>: the response is a failure, or could not be read.</exception>
    /// <exception cref="HttpFailureException">The HTTP status is not 2xx.</exception>
    public static void RequireSuccess(HttpFailure failure, Exception? error)
    {
        if (error is not null)
        {
            ExceptionDispatchInfo.Capture(error).Throw();
        }

        if (failure.StatusCode is < 200 or > 299)
        {
            throw new HttpFailureException(failure);
        }
    }

    /// <summary>Converts a text of a response to the argument of a poll.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The text; <see langword="null"/> for one that is empty or white space, which names no task.</returns>
    public static string? ToArgument(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    /// <summary>Converts a value of a response, such as a number, to the argument of a poll.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The text as in JSON; <see langword="null"/> for <see langword="null"/>.</returns>
    public static string? ToArgument<T>(T? value)
        where T : struct
        => value switch
        {
            null => null,
            bool flag => flag ? "true" : "false",
            var other => Convert.ToString(other, CultureInfo.InvariantCulture),
        };
}
