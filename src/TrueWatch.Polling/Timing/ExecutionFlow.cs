namespace TrueWatch.Polling;

/// <summary>What the caller of a method carries along: its culture, its activity, its asynchronous locals.</summary>
internal static class ExecutionFlow
{
    /// <summary>Nothing of any caller's. What serves many waits is begun in it, so that it neither acts on behalf of the one that happens
    /// to come first, nor keeps what belongs to it alive.</summary>
    public static readonly ExecutionContext Clean = CaptureClean();

    public static void RunClean(ContextCallback action, object state) => Run(Clean, action, state);

    /// <summary>Runs an action with what was captured, any number of times, and with the synchronization of this thread.</summary>
    public static void Run(ExecutionContext context, ContextCallback action, object? state)
#if NET
        => ExecutionContext.Run(context, action, state);
#else
    {
        // On .NET Framework a context can be run once, and brings along the synchronization that it was captured with.
        var synchronization = SynchronizationContext.Current;
        ExecutionContext.Run(
            context.CreateCopy(),
            _ =>
            {
                SynchronizationContext.SetSynchronizationContext(synchronization);
                action(state!);
            },
            state: null!);
    }
#endif

    private static ExecutionContext CaptureClean()
    {
        // A thread that is started so inherits nothing.
        using AsyncFlowControl? _ = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        ExecutionContext? clean = null;
        var thread = new Thread(() => clean = ExecutionContext.Capture());
        thread.Start();
        thread.Join();
        return clean!;
    }
}
