namespace TrueWatch.Generated.Tests;

public sealed class AddressTextTests
{
    [Theory]
    [InlineData("proxy 'http://user:secret@host:8080/' failed", "proxy 'http://host:8080/' failed")]
    [InlineData("http://user@host", "http://host")]
    [InlineData("http://u:p'a@s!s@host/a@b", "http://host/a@b")]
    [InlineData("one http://u:p@a, two socks5://u:p@b?x=y@z", "one http://a, two socks5://b?x=y@z")]
    [InlineData(@"{""next"":""https:\/\/u:p@host\/""}", @"{""next"":""https:\/\/host\/""}")]
    [InlineData("//u:p@host", "//host")]
    [InlineData("http://host/ mail@example.org", "http://host/ mail@example.org")]
    [InlineData("http://", "http://")]
    [InlineData("a@b", "a@b")]
    [InlineData("", "")]
    public void User_information_is_left_out(string text, string clean) => Assert.Equal(clean, AddressText.WithoutUserInfo(text));
}
