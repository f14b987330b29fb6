namespace TrueWatch.Pages.Tests;

/// <summary>A clock whose timestamps run faster than time does: a minute at a service that goes by it takes six seconds.</summary>
internal sealed class FastTime : TimeProvider
{
    public const int Factor = 10;

    public override long TimestampFrequency => System.TimestampFrequency / Factor;
}
