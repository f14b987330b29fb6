namespace TrueWatch.Polling.Compatibility;

/// <summary>A task without a result that somebody else completes.</summary>
internal sealed class TaskCompletionSource(TaskCreationOptions options = TaskCreationOptions.None)
    : TaskCompletionSource<bool>(options)
{
    public bool TrySetResult() => TrySetResult(true);
}
