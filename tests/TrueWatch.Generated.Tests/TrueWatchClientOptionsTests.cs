using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

public sealed class TrueWatchClientOptionsTests
{
    private static readonly TrueWatchApiKey Key = new("k");

    [Theory]
    [InlineData("https://us1-openapi.truewatch.com", "https://us1-openapi.truewatch.com/")]
    [InlineData("https://us1-openapi.truewatch.com/", "https://us1-openapi.truewatch.com/")]
    [InlineData("HTTPS://Private.example:8443/api//", "https://private.example:8443/api/")]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    [InlineData("http://127.0.0.1:5000/x", "http://127.0.0.1:5000/x/")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/")]
    public void An_endpoint_reads_back_with_a_slash(string endpoint, string expected) =>
        Assert.Equal(expected, new TrueWatchClientOptions { ApiKey = Key, Endpoint = new Uri(endpoint) }.Endpoint?.AbsoluteUri);

    [Theory]
    [InlineData("us1-openapi.truewatch.com")]
    [InlineData("/api")]
    [InlineData("ftp://localhost")]
    [InlineData("file:///tmp")]
    [InlineData("https://user:password@host.example")]
    [InlineData("https://host.example/?token=password")]
    [InlineData("https://host.example/#password")]
    public void Any_other_endpoint_is_refused_without_showing_it(string endpoint)
    {
        var exception = Assert.Throws<ArgumentException>(
            () => new TrueWatchClientOptions { ApiKey = Key, Endpoint = new Uri(endpoint, UriKind.RelativeOrAbsolute) });

        Assert.DoesNotContain("password", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_the_documented_ones()
    {
        var options = new TrueWatchClientOptions { ApiKey = Key };

        Assert.Equal(TimeSpan.FromMinutes(2), options.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(30), options.AttemptTimeout);
        Assert.Equal(TimeSpan.FromSeconds(10), options.ConnectTimeout);
        Assert.Equal(3, options.MaximumRetries);
        Assert.Equal(16 * 1024 * 1024, options.MaximumAnswerSize);
        Assert.Null(options.Endpoint);
        Assert.Equal(new RequestLimit(20, TimeSpan.FromSeconds(60)), options.RequestLimit);
        Assert.False(options.AllowUnencryptedHttp);
        Assert.Same(TimeProvider.System, options.TimeProvider);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(86401)]
    public void A_timeout_that_makes_no_sense_is_refused(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new TrueWatchClientOptions { ApiKey = Key, Timeout = TimeSpan.FromSeconds(seconds) });

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new TrueWatchClientOptions { RateLimiters = null! });
        Assert.Throws<ArgumentNullException>(() => new TrueWatchClientOptions { FaultClassifier = null! });
        Assert.Throws<ArgumentNullException>(() => new TrueWatchClientOptions { LoggerFactory = null! });
        Assert.Throws<ArgumentNullException>(() => new TrueWatchClientOptions { ApiKey = Key, TimeProvider = null! });
        Assert.Throws<ArgumentNullException>(() => new TrueWatchClient((TrueWatchClientOptions)null!));
        Assert.Throws<ArgumentNullException>(() => new TrueWatchClient((HttpClient)null!, ClientUnderTest.Options()));
    }
}
