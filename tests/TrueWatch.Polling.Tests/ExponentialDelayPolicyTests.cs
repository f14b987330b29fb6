namespace TrueWatch.Polling.Tests;

public sealed class ExponentialDelayPolicyTests
{
    private static readonly TimeSpan Two = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Five = TimeSpan.FromSeconds(5);

    [Fact]
    public void Without_jitter_the_delays_grow_to_the_longest_and_stay_there()
    {
        var policy = new ExponentialDelayPolicy(Two, Five, factor: 1.5, jitter: 0);

        Assert.Equal([2, 3, 4.5, 5, 5], Enumerable.Range(1, 5).Select(poll => policy.GetDelay(poll).TotalSeconds));
    }

    [Fact]
    public void Jitter_spreads_every_delay_and_leaves_none_out_of_bounds()
    {
        var policy = new ExponentialDelayPolicy(Two, Five, factor: 1.5, jitter: 0.2, random: new Random(1));

        foreach (var poll in new[] { 1, 2, 4, 50, 2_000, int.MaxValue })
        {
            var delays = Enumerable.Range(0, 200).Select(_ => policy.GetDelay(poll)).ToArray();
            Assert.All(delays, delay => Assert.InRange(delay, Two, Five));
            Assert.True(delays.Max() - delays.Min() > TimeSpan.FromSeconds(0.3), $"poll {poll} is not spread");
        }
    }

    [Fact]
    public void The_same_source_of_jitter_gives_the_same_delays()
        => Assert.Equal(Delays(new Random(7)), Delays(new Random(7)));

    [Fact]
    public void No_policy_equals_none()
        => Assert.False(new ExponentialDelayPolicy(Two, Two).Equals(null));

    [Fact]
    public void Equal_bounds_give_a_fixed_delay()
    {
        var policy = new ExponentialDelayPolicy(Two, Two);

        Assert.All(Enumerable.Range(1, 20), poll => Assert.Equal(Two, policy.GetDelay(poll)));
    }

    [Theory]
    [InlineData(0, 5, 1.5, 0.2)]
    [InlineData(-1, 5, 1.5, 0.2)]
    [InlineData(5, 2, 1.5, 0.2)]
    [InlineData(2, 50 * 86_400, 1.5, 0.2)]
    [InlineData(2, 5, 0.9, 0.2)]
    [InlineData(2, 5, double.NaN, 0.2)]
    [InlineData(2, 5, double.PositiveInfinity, 0.2)]
    [InlineData(2, 5, 1.5, -0.1)]
    [InlineData(2, 5, 1.5, 1.1)]
    [InlineData(2, 5, 1.5, double.NaN)]
    public void Numbers_that_make_no_sense_are_refused(double initial, double maximum, double factor, double jitter)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialDelayPolicy(
            TimeSpan.FromSeconds(initial), TimeSpan.FromSeconds(maximum), factor, jitter));

    [Theory]
    [InlineData(0.5, 0, "The factor must be a finite number of at least 1.")]
    [InlineData(2, 2, "The jitter must be between 0 and 1.")]
    public void What_is_refused_is_told_with_what_would_do(double factor, double jitter, string advice)
        => Assert.StartsWith(advice, Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialDelayPolicy(Two, Five, factor, jitter)).Message, StringComparison.Ordinal);

    [Fact]
    public void Polls_are_counted_from_one()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialDelayPolicy(Two, Five).GetDelay(0));

    private static List<TimeSpan> Delays(Random random)
        => [.. Enumerable.Repeat(new ExponentialDelayPolicy(Two, Five, random: random), 20).Select((policy, index) => policy.GetDelay(index + 1))];
}
