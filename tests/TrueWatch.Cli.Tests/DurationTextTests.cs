using TrueWatch.Cli.CommandLine;

namespace TrueWatch.Cli.Tests;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("90", 90)]
    [InlineData("0.5", 0.5)]
    [InlineData("90s", 90)]
    [InlineData("5S", 5)]
    [InlineData("15m", 900)]
    [InlineData("1H30M", 5_400)]
    [InlineData("2d", 172_800)]
    [InlineData("1.5h", 5_400)]
    [InlineData("1.5s", 1.5)]
    [InlineData("250ms", 0.25)]
    [InlineData("1m30s", 90)]
    [InlineData("PT15M", 900)]
    [InlineData("pt15m", 900)]
    [InlineData("PT1H30M", 5_400)]
    public void Times_are_read(string text, double seconds)
        => Assert.Equal(TimeSpan.FromSeconds(seconds), DurationText.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("s")]
    [InlineData("5 s")]
    [InlineData("5x")]
    [InlineData("30m1h")]
    [InlineData("1m30")]
    [InlineData(".5h")]
    [InlineData("-5s")]
    [InlineData("-5")]
    [InlineData("0s")]
    [InlineData("0.0001s")]
    [InlineData("50d")]
    [InlineData("999999d")]
    [InlineData("1e3s")]
    [InlineData("P")]
    [InlineData("PT-5S")]
    [InlineData("P99999999999999999999D")]
    [InlineData("٣s")]
    [InlineData("٣")]
    public void What_is_no_time_is_not_guessed(string text) => Assert.Null(DurationText.Parse(text));
}
