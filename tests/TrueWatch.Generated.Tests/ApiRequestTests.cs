using System.Globalization;

namespace TrueWatch.Generated.Tests;

public sealed class ApiRequestTests
{
    private static readonly CallClock Clock = new(TimeProvider.System);

    private static readonly Uri Endpoint = new("https://host.example/base/");

    [Fact]
    public void Values_of_every_supported_type_have_one_text_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
        try
        {
            using var message = new ApiRequest(HttpMethod.Get, "x")
                .Query("text", "a b").Query("flag", true).Query("int", -1).Query("double", 1.5).Query("none", null)
                .Query("time", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)).Query("id", Guid.Empty)
                .ToMessage(Endpoint, Clock);

            Assert.Equal(
                "?text=a%20b&flag=true&int=-1&double=1.5&time=2026-01-02T03%3A04%3A05.0000000%2B00%3A00&id=00000000-0000-0000-0000-000000000000",
                message.RequestUri?.Query);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

#if !NETSTANDARD_BUILD
    [Fact]
    public void A_date_is_written_as_in_ISO_8601()
    {
        using var message = new ApiRequest(HttpMethod.Get, "x").Query("date", new DateOnly(2026, 1, 2)).ToMessage(Endpoint, Clock);

        Assert.Equal("?date=2026-01-02", message.RequestUri?.Query);
    }
#endif

    [Fact]
    public void A_value_in_the_path_is_escaped()
    {
        using var message = new ApiRequest(HttpMethod.Post, "tasks/{id}/{part}")
            .Query("q", "{part}").PathSegment("id", "a/b:{part}").PathSegment("part", 7)
            .ToMessage(Endpoint, Clock);

        Assert.Equal("https://host.example/base/tasks/a%2Fb%3A%7Bpart%7D/7?q=%7Bpart%7D", message.RequestUri?.AbsoluteUri);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public void A_value_that_would_climb_out_of_the_path_is_refused(string value) =>
        Assert.Throws<ArgumentException>(() => new ApiRequest(HttpMethod.Get, "tasks/{id}").PathSegment("id", value));

    [Fact]
    public void Headers_are_sent_and_cannot_smuggle_another()
    {
        using var message = new ApiRequest(HttpMethod.Get, "x").Header("X-Count", 3).Header("X-None", null).ToMessage(Endpoint, Clock);

        Assert.Equal(["3"], message.Headers.GetValues("X-Count"));
        Assert.False(message.Headers.Contains("X-None"));
        Assert.Throws<ArgumentException>(() => new ApiRequest(HttpMethod.Get, "x").Header("X-A", "1\r\nX-B: 2"));
    }

    [Fact]
    public async Task A_body_is_json_without_its_nulls()
    {
        using var message = new ApiRequest(HttpMethod.Post, "x")
            .Body(new ResourceTask { StatusValue = "ok" }, TrueWatchJsonContext.Default.ResourceTask)
            .ToMessage(Endpoint, Clock);

        Assert.Equal("application/json", message.Content?.Headers.ContentType?.ToString());
        Assert.Equal(
            """{"status":"ok"}""", await message.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_body_that_is_null_is_left_out()
    {
        using var message = new ApiRequest(HttpMethod.Post, "x")
            .Body(null, TrueWatchJsonContext.Default.ResourceTask)
            .ToMessage(Endpoint, Clock);

        Assert.Equal(0, message.Content!.Headers.ContentLength);
        Assert.Null(message.Content.Headers.ContentType);
    }
}
