using System.Diagnostics;
using System.Reflection;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>
/// Drives every way in which a client cannot be made, and prints what can, with a key that is searched for in everything that comes out: plain or escaped, as a whole or in parts.
/// </summary>
[Collection(nameof(SecrecyTest))]
public sealed class ConstructionSecrecyTests : SecrecyTest
{
    [Fact]
    public void No_wrong_key_is_in_the_exception_that_refuses_it()
    {
        string[] wrong = [$"{Marker.Secret}\r\n", $" {Marker.Secret}", Marker.Secret.Insert(20, " "), $"{Marker.Secret}é", $"{Marker.Secret}\r\nX-Other: 1", Marker.Secret.Insert(13, "\0")];
        foreach (var secret in wrong)
        {
            Evidence.Print("exception", Assert.Throws<ArgumentException>(() => new TrueWatchApiKey(secret)));
            Evidence.Print("exception", Assert.Throws<ArgumentException>(() => new TrueWatchClient(secret, TrueWatchSite.Oregon)));
            Evidence.Print("exception", Assert.Throws<ArgumentException>(() => new TrueWatchClient(
                new TrueWatchClientOptions { GetVariable = name => name == "TRUEWATCH_API_KEY" ? secret : null })));
        }

        Evidence.Print("exception", Assert.Throws<ArgumentException>(() => new TrueWatchClient(new TrueWatchClientOptions
        {
            GetVariable = name => name switch { "TRUEWATCH_API_KEY" => Marker.Secret, "TRUEWATCH_ACCESS_TOKEN" => Marker.Secret + "2", _ => null },
        })));
        foreach (var endpoint in (string[])[$"https://{Uri.EscapeDataString(Marker.Secret)}@host.example", $"https://host.example/?key={Uri.EscapeDataString(Marker.Secret)}", $"ftp://host.example/{Uri.EscapeDataString(Marker.Secret)}"])
        {
            Evidence.Print("exception", Assert.Throws<ArgumentException>(() => new TrueWatchClientOptions { Endpoint = new Uri(endpoint) }));
            Evidence.Print("exception", Assert.Throws<ArgumentException>(() => new TrueWatchClient(new TrueWatchClientOptions
            {
                GetVariable = name => name switch { "TRUEWATCH_API_KEY" => "k", "TRUEWATCH_ENDPOINT" => endpoint, _ => null },
            })));
        }

        AssertSecret("exception");
    }

    [Fact]
    public void No_wrong_set_of_options_brings_the_key_out()
    {
        var unencrypted = Options();
        unencrypted.Endpoint = new Uri("http://host.example");
        var both = Options();
        both.ApiKeyProvider = _ => new(new TrueWatchApiKey(Marker.Secret));
        var sites = Options();
        sites.Site = TrueWatchSite.Oregon;
        sites.Endpoint = new Uri("https://host.example");
        foreach (var options in (TrueWatchClientOptions[])[unencrypted, both, sites])
        {
            Evidence.Print("exception", Assert.Throws<ArgumentException>(() => new TrueWatchClient(options)));
            Evidence.Print("options", options);
        }

        var used = Options();
        using var client = new TrueWatchClient(used);
        Evidence.Print("exception", Assert.Throws<InvalidOperationException>(() => used.ApiKey = new TrueWatchApiKey(Marker.Secret)));
        AssertSecret("exception", "options");
    }

    [Fact]
    public void No_object_shows_the_key()
    {
        var key = new TrueWatchApiKey(Marker.Secret);
        var options = Options();
        using var client = new TrueWatchClient(options);
        var connection = ((IPollingClient)client).PollingConnection;
        foreach (var shown in (object[])[key, options, client, connection, new Holder(key, options), (key, options), new { Key = key }])
        {
            Evidence.Print("object", shown);
        }

        // What a debugger shows: the text that the attribute names, and of the members those that are not hidden.
        var display = typeof(TrueWatchApiKey).GetCustomAttribute<DebuggerDisplayAttribute>();
        Assert.Equal("{ToString(),nq}", display?.Value);
        foreach (var property in typeof(TrueWatchApiKey).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Assert.Equal(DebuggerBrowsableState.Never, property.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State);
        }

        AssertSecret("object");
    }

    private sealed record Holder(TrueWatchApiKey Key, TrueWatchClientOptions Options);
}
