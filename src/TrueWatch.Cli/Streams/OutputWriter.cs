using System.Text;
using TrueWatch.Cli.Output;

namespace TrueWatch.Cli.Streams;

/// <summary>
/// A standard stream of the process. What cannot be written is no exception: the stream is lost from then on, and whoever
/// is to know is told once. Thread-safe.
/// </summary>
/// <param name="inner">Writes.</param>
/// <param name="onLost">Told once, with the reason (null when its reader has left), when the stream cannot be written any more.</param>
/// <param name="hasReader">Whether anybody reads what was written.</param>
/// <param name="isTerminal">Whether the writer controls a terminal; otherwise control characters are left out.</param>
internal sealed class OutputWriter(TextWriter inner, Action<string?> onLost, Func<bool>? hasReader = null, bool isTerminal = false) : TextWriter
{
    private readonly Lock _lock = new();
    private int _isLost;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void WriteLine() => WriteText(NewLine);

    public override void WriteLine(string? value) => WriteText(Clean(value ?? "") + NewLine);

    public override void Write(string? value) => WriteText(Clean(value ?? ""));

    /// <summary>Gives the stream up.</summary>
    /// <param name="reason">Why; null when its reader has left.</param>
    public void Lose(string? reason)
    {
        if (Interlocked.Exchange(ref _isLost, 1) == 0)
        {
            onLost(reason);
        }
    }

    private string Clean(string text) => isTerminal ? text : DisplayText.Lines(text);

    private void WriteText(string text)
    {
        if (_isLost != 0 || text.Length == 0)
        {
            return;
        }

        try
        {
            lock (_lock)
            {
                inner.Write(text);
                inner.Flush();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Lose((exception.InnerException ?? exception).Message);
        }

        if (hasReader?.Invoke() == false)
        {
            Lose(reason: null);
        }
    }
}
