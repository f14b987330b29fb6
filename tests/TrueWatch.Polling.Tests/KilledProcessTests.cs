namespace TrueWatch.Polling.Tests;

/// <summary>A wait that is killed after every single poll and goes on in a new process, a real one each time.</summary>
public sealed class KilledProcessTests
{
    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(60, 6, "end done 15 6")]
    [InlineData(8, 99, "timeout waiting 8 5")]
    public async Task The_processes_together_send_what_one_would_and_keep_its_deadline(double timeout, int donePoll, string end)
    {
        using var uninterrupted = new KilledProcess(0, timeout, donePoll, token: null);
        while (uninterrupted.End is null)
        {
            await uninterrupted.RunToNextPollAsync(TestCanceled);
        }

        var polls = new List<double>();
        var tokens = new HashSet<string>();
        string? token = null;
        string? killedEnd = null;
        while (killedEnd is null)
        {
            using var process = new KilledProcess(polls.LastOrDefault(), timeout, donePoll, token);
            await process.RunToNextPollAsync(TestCanceled);
            polls.AddRange(process.Polls);
            token = process.Token;
            killedEnd = process.End;
            Assert.True(killedEnd is not null || tokens.Add(token!), "A token came twice.");
        }

        Assert.Equal(end, uninterrupted.End);
        Assert.Equal(uninterrupted.Polls, polls);
        Assert.Equal(uninterrupted.End, killedEnd);
        Assert.DoesNotContain(tokens, text => text.Contains("marker-key", StringComparison.Ordinal));
    }
}
