namespace TrueWatch.Polling.Tests;

public sealed class AlarmQueueTests
{
    // Several pages of the queue.
    private const int Count = 2_000;

    // It fills up, stays as it is for a while, and is emptied.
    private static readonly double[] SharesOfAdded = [0.9, 0.5, 0.1];

    private readonly AlarmQueue _queue = new();

    [Fact]
    public void Without_alarms_nothing_is_ever_due() => Assert.Equal(TimeSpan.MaxValue, _queue.FirstDue);

    [Fact]
    public void Alarms_of_the_same_time_come_in_the_order_in_which_they_were_added()
    {
        var alarms = Enumerable.Range(0, Count).Select(_ => new CallbackAlarm(static () => { })).ToList();
        alarms.ForEach(alarm => _queue.Add(alarm, TimeSpan.FromSeconds(1)));

        Assert.Equal(alarms, alarms.Select(_ => _queue.TakeFirst()));
        Assert.Equal(TimeSpan.MaxValue, _queue.FirstDue);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_added_and_removed_the_first_is_the_one_that_is_due_first(int seed)
    {
        var random = new Random(seed);
        var expected = new Dictionary<Alarm, (TimeSpan Due, int Order)>();

        for (var step = 0; step < SharesOfAdded.Length * Count; step++)
        {
            if (random.NextDouble() < SharesOfAdded[step / Count])
            {
                var alarm = new CallbackAlarm(static () => { });
                expected.Add(alarm, (TimeSpan.FromTicks(random.Next(Count / 4)), step));
                _queue.Add(alarm, expected[alarm].Due);
                Assert.True(alarm.IsSet);
            }
            else if (expected.Count > 0)
            {
                var removed = step % 2 == 0 ? _queue.TakeFirst() : expected.Keys.ElementAt(random.Next(expected.Count));
                if (step % 2 == 0)
                {
                    Assert.Equal(expected.MinBy(one => one.Value).Key, removed);
                }
                else
                {
                    _queue.Remove(removed);
                }

                Assert.False(removed.IsSet);
                expected.Remove(removed);
            }

            Assert.Equal(expected.Count == 0 ? TimeSpan.MaxValue : expected.Values.Min(one => one.Due), _queue.FirstDue);
        }

        Assert.Equal(
            expected.OrderBy(one => one.Value).Select(one => one.Key).ToList(),
            expected.Select(_ => _queue.TakeFirst()).ToList());
    }
}
