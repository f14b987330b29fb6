namespace TrueWatch.Generated.Tests;

/// <summary>What the options of a download refuse.</summary>
public sealed class DownloadOptionsTests
{
    [Fact]
    public void A_cap_has_room_for_a_byte() => Assert.Throws<ArgumentOutOfRangeException>(() => new DownloadOptions { MaximumSize = 0 });
}
