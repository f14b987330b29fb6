using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TrueWatch.Generated.Tests;

/// <summary>What an echo of the key by accident looks like is found, and nothing else.</summary>
public sealed class KeyFinderTests
{
    /// <summary>It escapes differently everywhere.</summary>
    private const string Secret = "wsak_M4rk3r+K3y/7&<s3cr3t>\"q'\\x=~Zz%41end0fk3y";

    private static readonly byte[] Bytes = Encoding.ASCII.GetBytes(Secret);

    private static readonly Dictionary<string, string> Echoes = new()
    {
        ["as it is"] = Secret,
        ["its beginning"] = Secret[..18],
        ["its end"] = Secret[^20..],
        ["its middle"] = Secret[8..30],
        ["in capitals"] = Secret.ToUpperInvariant(),
        ["in small letters"] = Secret.ToLowerInvariant(),
        ["in an address"] = Uri.EscapeDataString(Secret),
        ["in an address of an address"] = Uri.EscapeDataString(Uri.EscapeDataString(Secret)),
        ["in an address of an address of an address"] = Uri.EscapeDataString(Uri.EscapeDataString(Uri.EscapeDataString(Secret))),
        ["in a form"] = WebUtility.UrlEncode(Secret),
        ["every character escaped in an address"] = string.Concat(Secret.Select(one => $"%{(int)one:x2}")),
        ["in HTML"] = WebUtility.HtmlEncode(Secret),
        ["in HTML by another encoder"] = HtmlEncoder.Default.Encode(Secret),
        ["every character as a decimal entity"] = string.Concat(Secret.Select(one => $"&#{(int)one};")),
        ["every character as a hexadecimal entity"] = string.Concat(Secret.Select(one => $"&#x{(int)one:X};")),
        ["in HTML of HTML"] = WebUtility.HtmlEncode(WebUtility.HtmlEncode(Secret)),
        ["in JSON"] = JsonSerializer.Serialize(Secret),
        ["in JSON in JSON"] = JsonSerializer.Serialize(JsonSerializer.Serialize(Secret)),
        ["in JSON with few escapes"] = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Secret),
        ["every character escaped in JSON"] = string.Concat(Secret.Select(one => $"\\u{(int)one:x4}")),
        ["every character escaped in C"] = string.Concat(Secret.Select(one => $"\\x{(int)one:x2}")),
        ["every character escaped in Python"] = string.Concat(Secret.Select(one => $"\\U{(int)one:x8}")),
        ["in hexadecimal"] = Convert.ToHexString(Bytes),
        ["in small hexadecimal"] = Convert.ToHexStringLower(Bytes),
        ["in hexadecimal with hyphens"] = BitConverter.ToString(Bytes),
        ["in hexadecimal with spaces"] = BitConverter.ToString(Bytes).Replace('-', ' '),
        ["in Base64"] = Convert.ToBase64String(Bytes),
        ["in Base64 after one character"] = Convert.ToBase64String([.. "x"u8, .. Bytes]),
        ["in Base64 after two characters"] = Convert.ToBase64String([.. "x:"u8, .. Bytes]),
        ["in Base64 before others"] = Convert.ToBase64String([.. Bytes, .. "x"u8]),
        ["in Base64 of addresses"] = Convert.ToBase64String(Bytes).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        ["in lines of Base64"] = Convert.ToBase64String(Bytes).Insert(20, "\r\n"),
        ["in Base64 in an address"] = Uri.EscapeDataString(Convert.ToBase64String(Bytes)),
        ["with spaces between"] = string.Join(' ', Secret.AsEnumerable()),
        ["with hyphens in it"] = Secret.Insert(30, "-").Insert(20, "-"),
        ["in two lines"] = Secret.Insert(24, "\n"),
    };

    public static TheoryData<string> Names => [.. Echoes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_echo_is_found_wherever_it_is(string name)
    {
        var finder = new KeyFinder(Secret);
        Assert.True(finder.IsIn(Echoes[name]));
        Assert.True(finder.IsIn($"<b>DF-API-KEY: {Echoes[name]}</b>, and more"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("wsak_M4rk3r+")]
    [InlineData("The API key is not valid (ft.InvalidAPIKey), trace id TRACE-4711")]
    [InlineData("%, %%, %zz, &, &amp, &#;, &#x;, \\, \\u, \\u00, \\x")]
    public void What_shows_less_than_twelve_letters_and_digits_of_it_is_none(string text) => Assert.False(new KeyFinder(Secret).IsIn(text));

    [Theory]
    [InlineData("k", "ft.InvalidAPIKey k")]
    [InlineData("elevenchars", "elevenchars")]
    [InlineData("!#$%&'()*+,-./:;<=>?@", "!#$%&'()*+,-./:;<=>?@")]
    public void A_key_with_less_than_twelve_letters_and_digits_is_not_looked_for(string key, string text) =>
        Assert.False(new KeyFinder(key).IsIn(text));

    [Fact]
    public void No_random_text_is_taken_for_an_echo()
    {
        var random = new Random(4711);
        KeyFinder[] finders = [new(Secret), new(Marker.Secret), new("0123456789abcdef0123456789abcdef")];
        var bytes = new byte[48];
        for (var count = 0; count < 20_000; count++)
        {
            random.NextBytes(bytes);
            var text = count % 2 == 0 ? Convert.ToHexString(bytes) : Convert.ToBase64String(bytes);
            Assert.DoesNotContain(finders, finder => finder.IsIn(text));
        }
    }
}
