namespace TrueWatch.Generated.Tests;

public sealed class TrueWatchApiKeyTests
{
    [Theory]
    [InlineData("secret ")]
    [InlineData("sec ret")]
    [InlineData("secret\n")]
    [InlineData("secret\r\nX-Other: 1")]
    [InlineData("sec\0ret")]
    [InlineData("sec\u007fret")]
    [InlineData("sécret")]
    [InlineData("secret\u200b")]
    public void A_key_that_no_header_can_carry_is_refused_without_showing_it(string secret)
    {
        var exception = Assert.Throws<ArgumentException>(() => new TrueWatchApiKey(secret));

        Assert.Equal("secret", exception.ParamName);
        Assert.DoesNotContain(secret, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\r\n")]
    public void An_empty_or_blank_key_is_refused(string secret) =>
        Assert.Throws<ArgumentException>(() => new TrueWatchApiKey(secret));

    [Theory]
    [InlineData("k")]
    [InlineData("!~#%&+/=:;,\"'\\")]
    [InlineData("wsak_0123456789abcdef0123456789abcdef")]
    public void A_key_is_opaque(string secret) => Assert.Equal(secret, new TrueWatchApiKey(secret).Secret);

    [Fact]
    public void No_key_is_refused() => Assert.Throws<ArgumentNullException>(() => new TrueWatchApiKey(null!));
}
