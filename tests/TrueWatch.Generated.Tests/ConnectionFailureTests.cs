using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TrueWatch.Generated.Tests;

/// <summary>Why no response came is in the message, in the words of the innermost cause.</summary>
public sealed class ConnectionFailureTests
{
    public static TheoryData<string, string, string> Certificates => new()
    {
        { "2000-01-01/2001-02-03", "localhost", "its certificate expired on 2001-02-03; its certificate comes from an issuer that this machine does not trust: CN=the test" },
        { "9000-01-01/9001-01-01", "localhost", "its certificate is not valid before 9000-01-01; its certificate comes from an issuer" },
        { "2000-01-01/9000-01-01", "localhost", "its certificate comes from an issuer that this machine does not trust: CN=the test" },
        { "2000-01-01/9000-01-01", "a.example *.b.example", "its certificate is for a.example, *.b.example, not for localhost" },
        { "2000-01-01/9000-01-01", "", "its certificate is for the test, not for localhost" },
        { "2000-01-01/9000-01-01", "", "its certificate comes from an issuer that this machine does not trust: CN=the issuer; its certificate is for the test, not for localhost" },
        { "2000-01-01/9000-01-01", "1 2 3 4 5", "its certificate is for 1, 2, 3, 4, 5, not for localhost" },
        { "2000-01-01/9000-01-01", "1 2 3 4 5 6 7", "its certificate is for 1, 2, 3, 4, 5, …, not for localhost" },
    };

#if !NETSTANDARD_BUILD
    [Theory]
    [MemberData(nameof(Certificates))]
    public async Task A_certificate_that_is_refused_is_described(string validity, string names, string reason)
    {
        using var certificate = Create(validity, names);
        var message = await CallAsync("https", async stream =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(certificate);
        });

        Assert.Contains(": TLS failed: its certificate ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }
#else
    [Theory]
    [MemberData(nameof(Certificates))]
    public async Task A_certificate_that_is_refused_is_named(string validity, string names, string reason)
    {
        using var certificate = Create(validity, names);
        var message = await CallAsync("https", async stream =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(certificate);
        });

        // Which of its checks failed is all that .NET Standard tells.
        Assert.Contains(": TLS failed: The remote certificate is invalid ", message, StringComparison.Ordinal);
        Assert.Equal(reason.Contains("not for"), message.Contains("RemoteCertificateNameMismatch", StringComparison.Ordinal));
    }
#endif

    [Theory]
    [InlineData("https", "HTTP/1.1 400 Bad Request\r\n\r\n", "TLS failed: the server does not speak TLS (Cannot determine the frame size")]
    [InlineData("https", "", "Received an unexpected EOF")]
    [InlineData("https", "\u0015\u0003\u0001\u0000\u0002\u0002\u0028", "TLS failed: ")]
    [InlineData("http", "", "The response ended prematurely")]
    public async Task A_server_that_speaks_something_else_is_told_apart(string scheme, string answer, string reason)
    {
        var message = await CallAsync(scheme, async stream =>
        {
            await stream.ReadExactlyAsync(new byte[16]);
            await stream.WriteAsync(answer.Select(character => (byte)character).ToArray());
        });

        Assert.Contains(": ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.DoesNotContain("see inner exception", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_connection_and_an_unknown_host_are_told_apart()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = listener.LocalEndpoint;
        listener.Stop();

        Assert.Contains($"({address})", await CallAsync(new Uri($"http://{address}")), StringComparison.Ordinal);
        Assert.Contains("(no-such-host.invalid:443)", await CallAsync(new Uri("https://no-such-host.invalid")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http", "Connection reset by peer. If the server expects TLS, use https")]
    [InlineData("https", "Connection reset by peer")]
    public void A_reset_may_come_from_a_server_that_expects_TLS(string scheme, string reason)
        => Assert.Equal(reason, ConnectionFailure.Describe(
            new HttpRequestException("An error occurred.", new IOException("Unable to read.", new SocketException(
                (int)SocketError.ConnectionReset, "Connection reset by peer"))),
            new Uri($"{scheme}://host")));

    [Fact]
    public void A_connection_that_takes_too_long_is_not_the_timeout_of_the_HttpClient()
        => Assert.Equal("no connection was made in time", ConnectionFailure.Describe(
            new TaskCanceledException("canceled", new TimeoutException("A connection could not be established within the configured ConnectTimeout.")), new Uri("https://host")));

    [Fact]
    public async Task The_password_of_a_proxy_is_in_no_text()
    {
        await using var proxy = new LoopbackServer("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
        using var httpClient = new HttpClient(new HttpClientHandler
        {
            AllowAutoRedirect = false,
            Proxy = new WebProxy(new UriBuilder(proxy.Endpoint) { UserName = "user", Password = "secret" }.Uri),
        });
        using var client = new TrueWatchClient(httpClient, Options(new Uri("https://localhost")));

        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(
            () => client.QueryActionStatusAsync("task_xxxx", TestContext.Current.CancellationToken));

        Assert.Contains("407", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string> CallAsync(string scheme, Func<NetworkStream, Task> serveAsync)
    {
        await using var listener = new LoopbackListener((stream, _) => serveAsync(stream));
        return await CallAsync(new Uri($"{scheme}://localhost:{listener.Endpoint.Port}"));
    }

    private static async Task<string> CallAsync(Uri endpoint)
    {
        using var client = new TrueWatchClient(Options(endpoint));
        var exception = await Assert.ThrowsAsync<TrueWatchApiException>(
            () => client.QueryActionStatusAsync("task_xxxx", TestContext.Current.CancellationToken));
        Assert.Equal(TrueWatchErrorKind.Unreachable, exception.Kind);
        return exception.Message;
    }

    private static TrueWatchClientOptions Options(Uri endpoint) => new()
    {
        ApiKey = new TrueWatchApiKey(ClientUnderTest.Key),
        Endpoint = endpoint,
        MaximumRetries = 0,
    };

    private static X509Certificate2 Create(string validity, string names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=the test", key, HashAlgorithmName.SHA256);
        if (names.Length > 0)
        {
            var alternatives = new SubjectAlternativeNameBuilder();
            names.Split(' ').ToList().ForEach(alternatives.AddDnsName);
            request.CertificateExtensions.Add(alternatives.Build());
        }

        var days = validity.Split('/').Select(day => DateTimeOffset.Parse(day + "T00:00Z", System.Globalization.CultureInfo.InvariantCulture)).ToList();
        if (names.Length > 0)
        {
            return request.CreateSelfSigned(days[0], days[1]);
        }

        using var issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = request.Create(new X500DistinguishedName("CN=the issuer"), X509SignatureGenerator.CreateForECDsa(issuerKey), days[0], days[1], [1]);
        return certificate.CopyWithPrivateKey(key);
    }
}
