using System.Diagnostics;
using System.Globalization;

namespace TrueWatch.Polling.Tests;

/// <summary>A wait in a process of its own, on a virtual time that goes on by half a second with each step.</summary>
internal sealed class KilledProcess : IDisposable
{
    private readonly Process _process;

    public KilledProcess(double begin, double timeout, int donePoll, string? token)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "TrueWatch.Polling.ResumeProcess"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var number in (double[])[begin, timeout, donePoll])
        {
            start.ArgumentList.Add(number.ToString(CultureInfo.InvariantCulture));
        }

        if (token is not null)
        {
            start.ArgumentList.Add(token);
        }

        _process = Process.Start(start)!;
    }

    /// <summary>The times of the polls.</summary>
    public List<double> Polls { get; } = [];

    /// <summary>The last token that the wait has handed out.</summary>
    public string? Token { get; private set; }

    /// <summary>How the wait ended, once it has.</summary>
    public string? End { get; private set; }

    /// <summary>Lets the wait go on until it has sent its next poll, or has ended.</summary>
    public async Task RunToNextPollAsync(CancellationToken cancellationToken)
    {
        var polls = Polls.Count;
        if (Token is null)
        {
            await ReadToTokenAsync(cancellationToken);
        }

        while (Polls.Count == polls && End is null)
        {
            await _process.StandardInput.WriteLineAsync(ReadOnlyMemory<char>.Empty, cancellationToken);
            await _process.StandardInput.FlushAsync(cancellationToken);
            await ReadToTokenAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task ReadToTokenAsync(CancellationToken cancellationToken)
    {
        while (End is null && await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            switch (line[..space])
            {
                case "poll":
                    Polls.Add(double.Parse(line[space..], CultureInfo.InvariantCulture));
                    break;
                case "token":
                    Token = line[(space + 1)..];
                    return;
                default:
                    End = line;
                    return;
            }
        }

        Assert.True(End is not null, "The process ended without a word.");
    }
}
