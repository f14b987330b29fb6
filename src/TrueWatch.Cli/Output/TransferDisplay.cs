using Spectre.Console;

namespace TrueWatch.Cli.Output;

/// <summary>
/// The progress of a file that is on its way: a spinner in a terminal, else a line now and then and at the end.
/// </summary>
/// <param name="lines">Where lines go.</param>
/// <param name="terminal">The terminal; null where there is none to draw in.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="action">What is done, such as <c>uploading backup.zip</c>.</param>
/// <param name="size">How many bytes there are; null where that is not known.</param>
internal sealed class TransferDisplay(TextWriter lines, IAnsiConsole? terminal, TimeProvider timeProvider, string action, long? size) : IProgress<long>
{
    private static readonly TimeSpan TerminalTick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LineTick = TimeSpan.FromSeconds(10);

    private readonly long _start = timeProvider.GetTimestamp();
    private long _bytes;

    private string Status => DisplayText.Size(Volatile.Read(ref _bytes)) + (size is { } all ? $" of {DisplayText.Size(all)}" : "");

    public void Report(long value) => Volatile.Write(ref _bytes, value);

    /// <summary>Shows what is reported until the file has arrived.</summary>
    public async Task ShowAsync(Func<Task> transferAsync)
    {
        if (terminal is null)
        {
            await FollowAsync(transferAsync(), LineTick, () => WriteLine($"{action}, {Status}")).ConfigureAwait(false);
        }
        else
        {
            await terminal.Status().AutoRefresh(false).StartAsync(Markup.Escape(action), context => FollowAsync(transferAsync(), TerminalTick, () =>
            {
                context.Status = Markup.Escape($"{action}, {Status}, {DisplayText.Time(timeProvider.GetElapsedTime(_start))}");
                context.Refresh();
            })).ConfigureAwait(false);
        }

        WriteLine($"{action}, {DisplayText.Size(Volatile.Read(ref _bytes))}: done");
    }

    private async Task FollowAsync(Task transfer, TimeSpan tick, Action draw)
    {
        await TerminalClock.TickAsync(transfer, tick, timeProvider).ConfigureAwait(false);
        while (!transfer.IsCompleted)
        {
            draw();
            await TerminalClock.TickAsync(transfer, tick, timeProvider).ConfigureAwait(false);
        }

        await transfer.ConfigureAwait(false);
    }

    private void WriteLine(string text) => lines.WriteLine($"{DisplayText.Time(timeProvider.GetElapsedTime(_start)),12}  {text}");
}
