using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>Drives every way in which a proxy can refuse, with a password that is searched for in everything that comes out.</summary>
[Collection(nameof(SecrecyTest))]
public sealed class ProxySecrecyTests : SecrecyTest
{
    [Theory]
    [InlineData("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"a\"\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("no HTTP")]
    [InlineData(null)]
    public async Task No_proxy_brings_its_password_or_the_key_out(string? answer)
    {
        await using var proxy = new LoopbackServer(answer ?? "");
        var address = new UriBuilder(answer is null ? new Uri("http://127.0.0.1:1") : proxy.Endpoint) { UserName = "user", Password = Marker.ProxyPassword }.Uri;
        foreach (var endpoint in (string[])["https://localhost:1", "http://localhost:1"])
        {
            var services = Services();
            services.AddTrueWatchClient(options => Configure(options, one =>
                {
                    one.Endpoint = new Uri(endpoint);
                    one.MaximumRetries = 0;
                    one.TimeProvider = TimeProvider.System;
                }))
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
                {
                    Proxy = new ProxyWithoutUserInfo(new WebProxy(address) { Credentials = new NetworkCredential("user", Marker.ProxyPassword) }),
                });
            await using var provider = services.BuildServiceProvider();
            Evidence.Print("exception", await Record.ExceptionAsync(
                () => provider.GetRequiredService<TrueWatchClient>().QueryActionStatusAsync("t", TestCanceled)));
            Evidence.Print("exception", await Record.ExceptionAsync(
                () => provider.GetRequiredService<TrueWatchClient>().WaitForTaskAsync("t", new PollingOptions { Timeout = TimeSpan.Zero }, cancellationToken: TestCanceled)));
        }

        AssertSecret("exception", "activity System.Net.Http");
    }

    [Theory]
    [InlineData("http", "http://user:secret@proxy.example:3128/", "http://proxy.example:3128/")]
    [InlineData("https", "http://user@proxy.example:3128/a", "http://proxy.example:3128/a")]
    [InlineData("http", "http://proxy.example:3128/", null)]
    [InlineData("http", null, null)]
    public void A_proxy_of_the_environment_with_a_user_for_any_scheme_is_one_without(string scheme, string? address, string? clean)
    {
        var proxy = new ProxyOfScheme(scheme, address);

        var wrapped = ProxyWithoutUserInfo.Around(proxy);

        Assert.Equal(clean is not null, wrapped is not null);
        if (wrapped is not null)
        {
            Assert.Equal(clean, wrapped.GetProxy(new Uri($"{scheme}://somewhere.example"))?.AbsoluteUri);
            Assert.Null(wrapped.GetProxy(new Uri("other://somewhere.example")));
            Assert.Equal((true, false), (wrapped.IsBypassed(new Uri("other://a.example")), wrapped.IsBypassed(new Uri($"{scheme}://a.example"))));
            wrapped.Credentials = CredentialCache.DefaultCredentials;
            Assert.Same(proxy.Credentials, wrapped.Credentials);
            Assert.NotNull(proxy.Credentials);
        }
    }

    private sealed class ProxyOfScheme(string scheme, string? address) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => destination.Scheme == scheme && address is not null ? new Uri(address) : null;

        public bool IsBypassed(Uri host) => host.Scheme != scheme;
    }
}
