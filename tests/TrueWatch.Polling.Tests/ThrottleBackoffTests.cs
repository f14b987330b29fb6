namespace TrueWatch.Polling.Tests;

/// <summary>The pause of a key by itself: how long it is, what lengthens it and what ends it.</summary>
public sealed class ThrottleBackoffTests
{
    private readonly ThrottleBackoff _backoff = new();

    [Fact]
    public void Of_requests_that_were_under_way_together_the_first_refusal_speaks_for_all()
    {
        var (first, second) = (_backoff.Grant(), _backoff.Grant());
        Report(first, isThrottled: true, now: 0);
        AssertPause(5, now: 0);

        Report(second, isThrottled: true, now: 1);
        AssertPause(5, now: 0);
        Report(second, isThrottled: true, now: 1, retryAfter: 30);
        Assert.Equal(TimeSpan.FromSeconds(31), _backoff.End);
        Report(second, isThrottled: true, now: 1, retryAfter: 20);
        Assert.Equal(TimeSpan.FromSeconds(31), _backoff.End);
        Report(second, isThrottled: false, now: 1);
        Assert.True(_backoff.IsOngoing);
    }

    [Fact]
    public void It_grows_while_it_repeats_up_to_a_minute_and_begins_anew_after_an_answer()
    {
        var now = 0;
        foreach (var pause in new[] { 5, 10, 20, 40, 60, 60 })
        {
            var request = _backoff.Grant();
            Assert.Equal(now > 0, _backoff.IsProbing);
            Report(request, isThrottled: true, now);
            AssertPause(pause, now);
            _backoff.OnEnded(request);
            Assert.False(_backoff.IsProbing);
            now += 100;
        }

        var probe = _backoff.Grant();
        Assert.Equal(TimeSpan.Zero, _backoff.GetPause(TimeSpan.FromSeconds(now)));
        _backoff.OnEnded(probe - 1);
        Assert.True(_backoff.IsProbing);
        Report(probe, isThrottled: false, now);
        _backoff.OnEnded(probe);
        Assert.Equal((false, false, null), (_backoff.IsOngoing, _backoff.IsProbing, _backoff.GetPause(TimeSpan.FromSeconds(now))));

        Report(_backoff.Grant(), isThrottled: true, now);
        AssertPause(5, now);
    }

    private void Report(long request, bool isThrottled, int now, int? retryAfter = null) => _backoff.OnReported(
        request, isThrottled, retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null, TimeSpan.FromSeconds(now));

    // The pauses vary by a fifth at most, from 5 seconds to a minute, so that the keys of a workspace do not all come at once.
    private void AssertPause(int seconds, int now) => Assert.InRange(
        (_backoff.End - TimeSpan.FromSeconds(now)).TotalSeconds, Math.Max(5, 0.8 * seconds), Math.Min(60, 1.2 * seconds));
}
