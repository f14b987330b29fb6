namespace TrueWatch.Polling.Tests;

/// <summary>What was sent, by itself: what counts for a limit, and how far apart polls should be.</summary>
public sealed class RequestHistoryTests
{
    private static readonly RequestLimit One = new(1, TimeSpan.FromSeconds(60));
    private static readonly RequestLimit Four = new(4, TimeSpan.FromSeconds(60));
    private readonly RequestHistory _history = new();

    [Fact]
    public void Two_ends_that_are_noted_the_other_way_round_count_from_the_later_one()
    {
        Send(at: 10);
        Send(at: 8);

        Assert.Equal(TimeSpan.FromSeconds(70.01), _history.GetDue(One));
        Assert.Equal(TimeSpan.FromSeconds(70.01), _history.GetLastRelease(One));
        Assert.Equal(2, _history.GetAvailable(Four, TimeSpan.FromSeconds(70)));
        Assert.Equal(4, _history.GetAvailable(Four, TimeSpan.FromSeconds(70.01)));
    }

    [Fact]
    public void It_forgets_the_oldest_first()
    {
        Send(at: 0);
        for (var number = 0; number < 2048; number++)
        {
            Send(at: 100);
        }

        Assert.Equal(0, _history.GetAvailable(new RequestLimit(1024, TimeSpan.FromSeconds(60)), TimeSpan.FromSeconds(100)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 16.67)]
    [InlineData(3, 25.005)]
    [InlineData(4, 50.01)]
    [InlineData(5, 50.01)]
    public void Polls_need_no_distance_while_more_than_half_is_available_and_then_an_even_share_of_what_is_left(int sent, double seconds)
    {
        for (var number = 0; number < sent; number++)
        {
            Send(at: 0);
        }

        Assert.Equal(seconds, _history.GetSpacing(Four, TimeSpan.FromSeconds(10)).TotalSeconds, 0.00001);
    }

    private void Send(int at)
    {
        _history.Begin();
        _history.End(TimeSpan.FromSeconds(at), sent: 1);
    }
}
