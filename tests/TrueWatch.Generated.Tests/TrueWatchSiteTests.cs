using System.Reflection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace TrueWatch.Generated.Tests;

public sealed class TrueWatchSiteTests
{
    [Fact]
    public async Task The_sites_and_the_default_endpoint_are_the_servers_of_the_document()
    {
        var root = typeof(TrueWatchSiteTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        var settings = new OpenApiReaderSettings();
        settings.AddYamlReader();
        var (document, _) = await OpenApiDocument.LoadAsync(
            Path.Combine(root, "spec", "truewatch.openapi.yaml"), settings, TestContext.Current.CancellationToken);

        var servers = document?.Servers ?? [];
        using var client = new TrueWatchClient(ClientUnderTest.Options());

        Assert.Equal(client.Endpoint, new Uri(servers[0].Url!));
        Assert.Equal(
            servers.Skip(1).Select(server => (server.Description, new Uri(server.Url!))),
            TrueWatchSite.All.Select(site => ((string?)site.Location, site.Endpoint)));
    }

    [Theory]
    [InlineData("us1", "us1")]
    [InlineData("US1", "us1")]
    [InlineData("oregon", "us1")]
    [InlineData("Frankfurt", "eu1")]
    [InlineData("SINGAPORE", "ap1")]
    [InlineData("southafrica", "za1")]
    [InlineData("South Africa", "za1")]
    [InlineData("SouthAfrica", "za1")]
    [InlineData(" jakarta ", "id1")]
    public void A_site_is_found_by_its_id_or_location(string name, string id)
    {
        Assert.Equal(id, TrueWatchSite.Find(name).Id);
        Assert.True(TrueWatchSite.TryFind(name, out var site));
        Assert.Same(TrueWatchSite.Find(id), site);
    }

    [Theory]
    [InlineData("mars")]
    [InlineData("")]
    [InlineData("us")]
    public void An_unknown_site_is_refused_with_the_list_of_sites(string name)
    {
        var exception = Assert.Throws<ArgumentException>(() => TrueWatchSite.Find(name));

        Assert.Contains(
            "us1 (Oregon), eu1 (Frankfurt), ap1 (Singapore), za1 (South Africa), id1 (Jakarta)",
            exception.Message,
            StringComparison.Ordinal);
        Assert.False(TrueWatchSite.TryFind(name, out _));
    }
}
