namespace TrueWatch.Generated.Tests;

/// <summary>What the environment variables say, through a client that is made of nothing else.</summary>
public sealed class EnvironmentTests
{
    private const string Key = "TRUEWATCH_API_KEY";
    private const string Token = "TRUEWATCH_ACCESS_TOKEN";
    private const string Site = "TRUEWATCH_SITE";
    private const string Region = "TRUEWATCH_REGION";
    private const string Endpoint = "TRUEWATCH_ENDPOINT";
    private const string EndPoint = "TRUEWATCH_END_POINT";

    [Theory]
    [InlineData(Site, "us1", "https://us1-openapi.truewatch.com/")]
    [InlineData(Site, "Frankfurt", "https://eu1-openapi.truewatch.com/")]
    [InlineData(Site, "SOUTH AFRICA", "https://za1-openapi.truewatch.com/")]
    [InlineData(Region, "southafrica", "https://za1-openapi.truewatch.com/")]
    [InlineData(Region, "ap1", "https://ap1-openapi.truewatch.com/")]
    [InlineData(Endpoint, "https://private.example", "https://private.example/")]
    [InlineData(Endpoint, "https://private.example/open/api/", "https://private.example/open/api/")]
    [InlineData(EndPoint, "https://private.example/open/api", "https://private.example/open/api/")]
    [InlineData(EndPoint, "http://127.0.0.1:5000", "http://127.0.0.1:5000/")]
    public void Each_variable_of_the_address_is_enough(string variable, string value, string expected) =>
        Assert.Equal(expected, Resolve((Key, "k"), (variable, value)).Endpoint.AbsoluteUri);

    [Theory]
    [InlineData(Key)]
    [InlineData(Token)]
    public void Each_variable_of_the_key_is_enough(string variable)
    {
        var settings = Resolve((variable, "the-secret"));

        Assert.Equal("the-secret", settings.Key.Fixed?.Secret);
        Assert.Equal("https://openapi.truewatch.com/", settings.Endpoint.AbsoluteUri);
    }

    [Theory]
    [InlineData(Site, "eu1", Region, "frankfurt")]
    [InlineData(Site, "EU1", Endpoint, "https://eu1-openapi.truewatch.com")]
    [InlineData(Region, "Frankfurt", EndPoint, "HTTPS://eu1-openapi.truewatch.com:443/")]
    [InlineData(Endpoint, "https://eu1-openapi.truewatch.com/", EndPoint, "https://EU1-openapi.truewatch.com")]
    public void Variables_that_agree_are_fine(string one, string first, string other, string second) => Assert.Equal(
        TrueWatchSite.Frankfurt.Endpoint,
        Resolve((Key, "k"), (Token, "k"), (one, first), (other, second)).Endpoint);

    [Theory]
    [InlineData(Key, "secret-1", Token, "secret-2")]
    [InlineData(Key, "secret", Token, "SECRET")]
    [InlineData(Site, "eu1", Region, "oregon")]
    [InlineData(Site, "eu1", Endpoint, "https://private.example")]
    [InlineData(Site, "eu1", EndPoint, "https://private.example")]
    [InlineData(Region, "eu1", Endpoint, "https://private.example")]
    [InlineData(Region, "eu1", EndPoint, "https://private.example")]
    [InlineData(Endpoint, "https://private.example", EndPoint, "https://private.example/api")]
    public void Variables_that_contradict_each_other_are_both_named_and_not_shown(string one, string first, string other, string second)
    {
        (string, string)[] key = one == Key ? [] : [(Key, "secret")];

        var exception = Assert.Throws<ArgumentException>(() => Resolve([.. key, (one, first), (other, second)]));

        Assert.Contains(one, exception.Message, StringComparison.Ordinal);
        Assert.Contains(other, exception.Message, StringComparison.Ordinal);
        Assert.Contains(" contradict each other. Set only one of them.", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-", exception.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_variable_that_is_empty_counts_as_not_set()
    {
        var settings = Resolve((Key, ""), (Token, "k"), (Site, ""), (Region, "oregon"), (Endpoint, ""), (EndPoint, ""));

        Assert.Equal(TrueWatchSite.Oregon.Endpoint, settings.Endpoint);
        Assert.Contains("There is no API key", Assert.Throws<ArgumentException>(() => Resolve((Key, ""), (Token, ""))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Key, " ")]
    [InlineData(Key, "marker secret")]
    [InlineData(Key, "marker\n")]
    [InlineData(Key, "\tmarker")]
    [InlineData(Token, "marker\r\nX-Other: 1")]
    [InlineData(Token, "märker")]
    public void A_key_that_can_be_none_is_refused_without_showing_it(string variable, string value)
    {
        var exception = Assert.Throws<ArgumentException>(() => Resolve((variable, value)));

        Assert.StartsWith($"The environment variable {variable}: The API key has an invalid character at position ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("marker", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("There is no API key", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Site, "mars", "There is no TrueWatch site 'mars'. The sites are us1 (Oregon), eu1 (Frankfurt), ap1 (Singapore), za1 (South Africa), id1 (Jakarta).")]
    [InlineData(Region, "a-secret-that-got-here", "There is no TrueWatch site of this name. The sites are us1 (Oregon), eu1 (Frankfurt), ap1 (Singapore), za1 (South Africa), id1 (Jakarta).")]
    [InlineData(Endpoint, "private.example", "The endpoint is not an absolute address. Use an address such as https://openapi.truewatch.com.")]
    [InlineData(EndPoint, "https://private.example?token=secret", "The endpoint has a query or a fragment. Use an address such as https://openapi.truewatch.com.")]
    public void An_address_that_is_not_right_is_named(string variable, string value, string problem)
    {
        var exception = Assert.Throws<ArgumentException>(() => Resolve((Key, "k"), (variable, value)));

        Assert.StartsWith($"The environment variable {variable}: {problem}", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unencrypted_http_is_refused_from_the_environment_too() => Assert.Contains(
        "The endpoint is not https",
        Assert.Throws<ArgumentException>(() => Resolve((Key, "k"), (Endpoint, "http://private.example"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void What_the_options_say_beats_the_environment_however_wrong_that_is()
    {
        var options = Options((Key, "not a key"), (Token, "other"), (Site, "mars"), (Endpoint, "no address"));
        options.ApiKey = new TrueWatchApiKey("explicit");
        options.Endpoint = new Uri("https://private.example/api");

        var settings = ClientSettings.Of(options);

        Assert.Equal("explicit", settings.Key.Fixed?.Secret);
        Assert.Equal("https://private.example/api/", settings.Endpoint.AbsoluteUri);
    }

    [Fact]
    public void A_site_of_the_options_beats_an_endpoint_of_the_environment()
    {
        var options = Options((Key, "k"), (Endpoint, "https://private.example"));
        options.Site = TrueWatchSite.Singapore;

        Assert.Equal(TrueWatchSite.Singapore.Endpoint, ClientSettings.Of(options).Endpoint);
    }

    [Fact]
    public void A_provider_of_keys_leaves_the_key_of_the_environment_alone()
    {
        var options = Options((Key, "not a key"));
        options.ApiKeyProvider = _ => new ValueTask<TrueWatchApiKey>(new TrueWatchApiKey("k"));
        using var client = new TrueWatchClient(options);

        Assert.Equal("https://openapi.truewatch.com/", client.Endpoint.AbsoluteUri);
    }

    [Fact]
    public void A_client_of_the_environment_alone_is_made_by_its_variables()
    {
        using var client = new TrueWatchClient(Options((Key, "k"), (Site, "id1")));

        Assert.Equal(TrueWatchSite.Jakarta.Endpoint, client.Endpoint);
    }

    private static ClientSettings Resolve(params (string Name, string Value)[] variables) => ClientSettings.Of(Options(variables));

    private static TrueWatchClientOptions Options(params (string Name, string Value)[] variables)
    {
        var environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        return new TrueWatchClientOptions { GetVariable = environment.GetValueOrDefault };
    }
}
