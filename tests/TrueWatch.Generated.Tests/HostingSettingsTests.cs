using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>The settings of a section of the configuration: each one, and everything that can be wrong with them.</summary>
public sealed class HostingSettingsTests
{
    private const string Sites =
        "The sites are us1 (Oregon), eu1 (Frankfurt), ap1 (Singapore), za1 (South Africa), id1 (Jakarta).";

    [Fact]
    public void All_settings_are_read()
    {
        var options = Read(
            ("ApiKey", "k"), ("Site", "south africa"), ("AllowUnencryptedHttp", "true"), ("Timeout", "00:01:30"),
            ("AttemptTimeout", "0:0:7.5"), ("ConnectTimeout", "00:00:03"), ("MaximumRetries", "0"), ("MaximumAnswerSize", "4096"),
            ("UserAgentPrefix", "backup/2.1 (nightly)"), ("RequestLimit:Requests", "100"), ("RequestLimit:Window", "00:00:30"));

        Assert.Equal("k", options.ApiKey!.Secret);
        Assert.Same(TrueWatchSite.SouthAfrica, options.Site);
        Assert.True(options.AllowUnencryptedHttp);
        Assert.Equal(TimeSpan.FromSeconds(90), options.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(7.5), options.AttemptTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), options.ConnectTimeout);
        Assert.Equal(0, options.MaximumRetries);
        Assert.Equal(4096, options.MaximumAnswerSize);
        Assert.Equal("backup/2.1 (nightly)", options.UserAgentPrefix);
        Assert.Equal(new RequestLimit(100, TimeSpan.FromSeconds(30)), options.RequestLimit);
    }

    [Fact]
    public void Every_option_that_a_configuration_can_hold_is_a_setting()
    {
        Type[] written = [typeof(TrueWatchApiKey), typeof(TrueWatchSite), typeof(Uri), typeof(bool), typeof(TimeSpan), typeof(int), typeof(string), typeof(RequestLimit)];

        Assert.Equal(
            typeof(TrueWatchClientOptions).GetProperties().Where(option => written.Contains(option.PropertyType)).Select(option => option.Name),
            typeof(ConfigurationSettings).GetProperties().Select(setting => setting.Name));
    }

    [Fact]
    public void What_a_section_leaves_open_keeps_its_default()
    {
        var options = Read(("apikey", "k"), ("requestLIMIT:window", "00:02:00"), ("Site", null));

        Assert.Equal(new RequestLimit(20, TimeSpan.FromMinutes(2)), options.RequestLimit);
        Assert.Null(options.Site);
        Assert.Equal(TimeSpan.FromMinutes(2), options.Timeout);
    }

    [Fact]
    public void A_section_changes_one_part_of_the_limit_that_code_has_set()
    {
        var services = HostingServices.Create();
        services.Configure<TrueWatchClientOptions>(options => options.RequestLimit = new RequestLimit(5, TimeSpan.FromSeconds(5)));
        services.AddTrueWatchClient(HostingServices.Section(("ApiKey", "k"), ("RequestLimit:Requests", "7")));

        Assert.Equal(new RequestLimit(7, TimeSpan.FromSeconds(5)), Options(services).RequestLimit);
    }

    [Theory]
    [InlineData("https://private.example", "https://private.example/")]
    [InlineData("https://private.example/", "https://private.example/")]
    [InlineData("https://private.example:8443/open/api", "https://private.example:8443/open/api/")]
    [InlineData("https://private.example/open/api/", "https://private.example/open/api/")]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    public void An_endpoint_may_have_a_path_and_a_slash(string text, string expected) =>
        Assert.Equal(expected, Read(("ApiKey", "k"), ("Endpoint", text)).Endpoint!.AbsoluteUri);

    [Theory]
    [InlineData("Site", "eu9", "There is no TrueWatch site 'eu9'. " + Sites)]
    [InlineData("Site", "", "There is no TrueWatch site ''. " + Sites)]
    [InlineData("Site", HostingServices.Key, "There is no TrueWatch site of this name. " + Sites)]
    [InlineData("ApiKey", "", "The API key is empty. Create a key in the workspace under Management > API Key Management.")]
    [InlineData("ApiKey", HostingServices.Key + "\n", "The API key has an invalid character at position 23: white space, a line break, a control character or one outside ASCII. Copy the key again.")]
    [InlineData("Endpoint", HostingServices.Key, "The endpoint is not an absolute address. Use an address such as https://openapi.truewatch.com.")]
    [InlineData("Endpoint", "https://u:" + "p@host.example", "The endpoint contains user information; the service needs only the API key. Use an address such as https://openapi.truewatch.com.")]
    [InlineData("AllowUnencryptedHttp", HostingServices.Key, "The value must be true or false.")]
    [InlineData("Timeout", "30", "The value is not a time. Write hours, minutes and seconds: 00:00:30 is 30 seconds.")]
    [InlineData("Timeout", "30s", "The value is not a time. Write hours, minutes and seconds: 00:00:30 is 30 seconds.")]
    [InlineData("AttemptTimeout", HostingServices.Key, "The value is not a time. Write hours, minutes and seconds: 00:00:30 is 30 seconds.")]
    [InlineData("AttemptTimeout", "00:00:00", "The time must be greater than zero and at most one day.")]
    [InlineData("ConnectTimeout", "2:00:00:00", "The time must be greater than zero and at most one day.")]
    [InlineData("MaximumRetries", "-1", "The number must be at least 0.")]
    [InlineData("MaximumRetries", "three", "The value is not a whole number up to 2147483647.")]
    [InlineData("MaximumAnswerSize", "16 MiB", "The value is not a whole number up to 2147483647.")]
    [InlineData("MaximumAnswerSize", "99999999999", "The value is not a whole number up to 2147483647.")]
    [InlineData("UserAgentPrefix", "a/b/c\r\nX: y", "The prefix is not a valid User-Agent: use products and comments, such as \"backup/2.1 (nightly)\".")]
    [InlineData("RequestLimit:Requests", "0", "requests ('0') must be greater than or equal to '1'.")]
    [InlineData("RequestLimit:Requests", HostingServices.Key, "The value is not a whole number up to 2147483647.")]
    [InlineData("RequestLimit:Window", "60", "The value is not a time. Write hours, minutes and seconds: 00:00:30 is 30 seconds.")]
    [InlineData("RequestLimit", "20", "It is a section, not one value: RequestLimit has settings of its own.")]
    [InlineData("Timeout:Seconds", "30", "It is one value, not a section.")]
    public void A_setting_that_is_wrong_is_named_and_a_secret_is_not_shown(string setting, string value, string problem)
    {
        (string, string?)[] settings = setting == "ApiKey" ? [] : [("ApiKey", HostingServices.Key)];

        var failure = Assert.Single(Failures([.. settings, (setting, value)]));

        Assert.Equal($"TrueWatch:{(setting == "Timeout:Seconds" ? "Timeout" : setting)}: {problem}", failure);
        Assert.DoesNotContain(HostingServices.Key, failure, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once() => Assert.Equal(
        [
            "TrueWatch:Site: There is no TrueWatch site 'mars'. " + Sites,
            "TrueWatch:Timeout: The value is not a time. Write hours, minutes and seconds: 00:00:30 is 30 seconds.",
            "TrueWatch:MaximumRetries: The number must be at least 0.",
            "TrueWatch:RequestLimit:Requests: The value is not a whole number up to 2147483647.",
            "TrueWatch:RequestLimit:Window: The value is not a time. Write hours, minutes and seconds: 00:00:30 is 30 seconds.",
            "TrueWatch:Endpont: There is no such setting. Did you mean Endpoint?",
            "There is no API key: set TrueWatch:ApiKey or the environment variable TRUEWATCH_API_KEY to the secret of a key of the workspace. Create keys there under Management > API Key Management.",
        ],
        Failures(
            ("Site", "mars"), ("Timeout", "soon"), ("MaximumRetries", "-3"), ("Endpont", "https://private.example"),
            ("RequestLimit:Requests", "many"), ("RequestLimit:Window", "long")));

    [Theory]
    [InlineData("Timout", "Timeout")]
    [InlineData("Tiemout", "Timeout")]
    [InlineData("ApiKye", "ApiKey")]
    [InlineData("api_key", "ApiKey")]
    [InlineData("Key", "ApiKey")]
    [InlineData("End_Point", "Endpoint")]
    [InlineData("Sites", "Site")]
    [InlineData("MaxRetries", "MaximumRetries")]
    [InlineData("Retries", "MaximumRetries")]
    [InlineData("AllowUnencryptedHttps", "AllowUnencryptedHttp")]
    [InlineData("RequestLimits", "RequestLimit")]
    [InlineData("RequestLimits:Requests", "RequestLimit")]
    [InlineData("RequestLimit:Request", "Requests")]
    [InlineData("out", "Timeout")]
    [InlineData("Tmeut", "Timeout")]
    public void A_misspelled_setting_is_an_error_that_names_the_right_one(string setting, string meant)
    {
        var failure = Assert.Single(Failures(("ApiKey", "k"), (setting, "1")));

        var written = setting == "RequestLimits:Requests" ? "RequestLimits" : setting;
        Assert.Equal($"TrueWatch:{written}: There is no such setting. Did you mean {meant}?", failure);
    }

    /// <summary>A setting that is wrong is not told to be missing, or to contradict another, as well.</summary>
    [Theory]
    [InlineData("ApiKey", "two words", "The API key has an invalid character at position 4: white space, a line break, a control character or one outside ASCII. Copy the key again.")]
    [InlineData("apikey:0", "k", "It is one value, not a section.")]
    [InlineData("SITE:0", "us1", "It is one value, not a section.")]
    [InlineData("Site", "mars", "There is no TrueWatch site 'mars'. " + Sites)]
    [InlineData("Endpoint", "ftp://a", "The endpoint is neither https nor http. Use an address such as https://openapi.truewatch.com.")]
    [InlineData("AllowUnencryptedHttp", "perhaps", "The value must be true or false.")]
    public void A_setting_that_is_wrong_is_told_once(string setting, string value, string problem)
    {
        var services = HostingServices.Create(("TRUEWATCH_ENDPOINT", "http://private.example"));
        (string Name, string? Value)[] settings = setting.StartsWith("apikey", StringComparison.OrdinalIgnoreCase) ? [(setting, value), ("Site", "us1")] : [(setting, value), ("ApiKey", "k")];
        services.AddTrueWatchClient(HostingServices.Section(settings));

        var failures = Assert.Throws<OptionsValidationException>(() => Options(services)).Failures;

        Assert.Equal([$"TrueWatch:{setting.Split(':')[0]}: {problem}"], failures);
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("ba", "abc", 2)]
    [InlineData("abcd", "acbd", 1)]
    [InlineData("abc", "ca", 3)]
    [InlineData("aab", "aba", 1)]
    [InlineData("xab", "yba", 2)]
    [InlineData("abc", "xbc", 1)]
    [InlineData("abc", "abx", 1)]
    public void Words_are_as_far_apart_as_it_takes_edits(string one, string other, int distance)
    {
        Assert.Equal(distance, EditDistance.Of(one, other));
        Assert.Equal(distance, EditDistance.Of(other, one));
    }

    [Theory]
    [InlineData("Enabled", "true")]
    [InlineData("Workspace", "wksp_1")]
    [InlineData("TaskTimeout", "00:30:00")]
    [InlineData("Description", "the keys of operations")]
    [InlineData("Staging:ApiKey", "k2")]
    [InlineData("Staging:Timout", "of another client, which tells it itself")]
    [InlineData("Site2:ApiKey", "k2")]
    [InlineData("Tags:0", "a")]
    [InlineData("ut", "a")]
    [InlineData("Tmetttt", "a")]
    [InlineData("Limit:Requests", "5")]
    public void What_resembles_no_setting_is_the_applications_own(string setting, string value) =>
        Assert.Equal("k", Read(("ApiKey", "k"), (setting, value)).ApiKey!.Secret);

    [Fact]
    public void The_root_of_a_configuration_is_read_but_not_searched_for_misspelled_settings()
    {
        var root = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("ApiKey", "k"), KeyValuePair.Create<string, string?>("Timout", "1")])
            .Build();
        var services = HostingServices.Create();
        services.AddTrueWatchClient(root);

        Assert.Equal("k", Options(services).ApiKey!.Secret);
    }

    [Fact]
    public void A_section_that_does_not_exist_is_named_where_its_key_is_missing()
    {
        var services = HostingServices.Create();
        services.AddTrueWatchClient(new ConfigurationBuilder().Build().GetSection("TrueWach"));

        var exception = Assert.Throws<OptionsValidationException>(() => Options(services));

        Assert.StartsWith("There is no API key: set TrueWach:ApiKey or the environment variable", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Site_and_endpoint_of_a_section_must_agree()
    {
        Assert.Equal(
            ["TrueWatch:Site (eu1 (Frankfurt)) and TrueWatch:Endpoint contradict each other: set one of them."],
            Failures(("ApiKey", "k"), ("Site", "eu1"), ("Endpoint", "https://us1-openapi.truewatch.com")));
        Assert.Same(
            TrueWatchSite.Frankfurt,
            Read(("ApiKey", "k"), ("Site", "eu1"), ("Endpoint", "https://eu1-openapi.truewatch.com")).Site);
    }

    [Fact]
    public void Unencrypted_http_is_refused_with_the_setting_that_allows_it() => Assert.Equal(
        ["The endpoint is not https, so the API key would be sent unencrypted. Use http for the local machine only. To allow it, set TrueWatch:AllowUnencryptedHttp."],
        Failures(("ApiKey", "k"), ("Endpoint", "http://private.example")));

    private static string[] Failures(params (string Name, string? Value)[] settings) =>
        [.. Assert.Throws<OptionsValidationException>(() => Read(settings)).Failures];

    private static TrueWatchClientOptions Read(params (string Name, string? Value)[] settings)
    {
        var services = HostingServices.Create();
        services.AddTrueWatchClient(HostingServices.Section(settings));
        return Options(services);
    }

    private static TrueWatchClientOptions Options(ServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<TrueWatchClientOptions>>().Value;
    }
}
