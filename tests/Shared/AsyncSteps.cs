namespace TrueWatch.Testing;

/// <summary>
/// Everything that may take time in a call, of which one thing does: it ends once all code before it has run, so that every
/// await around it has to wait, on a thread with a context that must not be used.
/// </summary>
/// <param name="slow">The number of the thing that takes time, beginning with 1.</param>
internal sealed class AsyncSteps(int slow)
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    /// <summary>Whether there was a thing of that number.</summary>
    private bool WasSlow => Volatile.Read(ref _count) >= slow;

    /// <summary>Runs an action several times, so that each thing of it takes time once.</summary>
    /// <returns>How many things there were, and how often the context was used.</returns>
    public static async Task<(int Things, int Uses)> RunEachAsync(Func<AsyncSteps, Task> act)
    {
        var uses = 0;
        for (var slow = 1; ; slow++)
        {
            var steps = new AsyncSteps(slow);
            uses += await steps.RunAsync(() => act(steps));
            if (!steps.WasSlow)
            {
                return (slow - 1, uses);
            }
        }
    }

    public Task NextAsync() => Interlocked.Increment(ref _count) == slow ? _gate.Task : Task.CompletedTask;

    /// <returns>How often the context was used.</returns>
    private async Task<int> RunAsync(Func<Task> act)
    {
        var context = new CountingContext();
        var acting = await Task.Run(() =>
        {
            SynchronizationContext.SetSynchronizationContext(context);
            try
            {
                return Task.FromResult(act());
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(null);
            }
        });
        _gate.SetResult();
        await acting;
        return context.Uses;
    }

    /// <summary>Counts what comes to it, and lets it go on.</summary>
    private sealed class CountingContext : SynchronizationContext
    {
        private int _uses;

        public int Uses => Volatile.Read(ref _uses);

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _uses);
            ThreadPool.QueueUserWorkItem(_ => d(state));
        }

        public override void Send(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _uses);
            d(state);
        }
    }
}
