using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>Shows waits while they go on. This one shows nothing. Thread-safe.</summary>
internal class WaitDisplay : IDisposable
{
    /// <summary>Whether the screen is taken until all waits have ended, so that results have to wait.</summary>
    public virtual bool IsLive => false;

    /// <summary>What a wait reports to.</summary>
    public virtual IProgress<PollingProgress<ResourceTask, TaskStatus>>? Follow(string taskId) => null;

    /// <summary>A wait has ended.</summary>
    public virtual void End(TaskOutcome outcome)
    {
    }

    /// <summary>Shows what is reported until the waits have ended.</summary>
    public virtual Task ShowAsync(Func<Task> waitAsync) => waitAsync();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Hands on what is reported of one task, at once and on the same thread.</summary>
    protected sealed class Report(Action<PollingProgress<ResourceTask, TaskStatus>> handle) : IProgress<PollingProgress<ResourceTask, TaskStatus>>
    {
        void IProgress<PollingProgress<ResourceTask, TaskStatus>>.Report(PollingProgress<ResourceTask, TaskStatus> value) => handle(value);
    }
}
