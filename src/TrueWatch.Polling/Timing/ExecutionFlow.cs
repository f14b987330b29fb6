namespace TrueWatch.Polling;

/// <summary>What the caller of a method carries along: its culture, its activity, its asynchronous locals.</summary>
internal static class ExecutionFlow
{
    /// <summary>
    /// Nothing of any caller's. What serves many waits is begun in it, so that it neither acts on behalf of the one that
    /// happens to come first, nor keeps what belongs to it alive.
    /// </summary>
    private static readonly ExecutionContext Clean = CaptureClean();

    /// <summary>Runs an action without anything of the caller's.</summary>
    public static void RunClean(ContextCallback action, object state) => ExecutionContext.Run(Clean, action, state);

    private static ExecutionContext CaptureClean()
    {
        // A thread that is started so inherits nothing.
        ExecutionContext? clean = null;
        var thread = new Thread(() => clean = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return clean!;
    }
}
