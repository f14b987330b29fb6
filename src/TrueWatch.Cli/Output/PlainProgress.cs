using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli.Output;

/// <summary>
/// The progress of a wait as plain lines, for files and pipes: one for every change and every poll that failed, and one
/// now and then to show that the wait goes on.
/// </summary>
internal sealed class PlainProgress(TextWriter output) : IProgress<PollingProgress<ResourceTask, TaskStatus>>
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);
    private string _written = "";
    private TimeSpan _writtenAt;

    public void Report(PollingProgress<ResourceTask, TaskStatus> value)
    {
        if (value is { IsAnswer: true, Snapshot: { } snapshot })
        {
            var text = $"{ProgressText.Status(snapshot),-10} {ProgressText.Counts(snapshot.Result)}".TrimEnd();
            if (text != _written || snapshot.Elapsed - _writtenAt >= Heartbeat)
            {
                Write(text, snapshot.Elapsed);
                _written = text;
                _writtenAt = snapshot.Elapsed;
            }
        }
        else if (value.Fault is { } fault)
        {
            Write(ProgressText.Fault(fault), value.Elapsed);
        }
    }

    private void Write(string text, TimeSpan elapsed)
    {
        output.WriteLine($"{DisplayText.Time(elapsed),12}  {text}");
        output.Flush();
    }
}
