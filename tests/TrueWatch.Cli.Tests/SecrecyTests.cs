using System.Net;
using System.Text;
using TrueWatch.Simulator;

namespace TrueWatch.Cli.Tests;

/// <summary>
/// The key and the password of a proxy, searched for in everything that is printed. Every run of every test looks for the
/// key as well.
/// </summary>
public sealed class SecrecyTests
{
    private const string Password = "proxy-password-5c1d";

    [Theory]
    [InlineData("status a --timeout 6s")]
    [InlineData("wait a --timeout 6s")]
    [InlineData("wait a b --timeout 6s")]
    public async Task Neither_the_key_nor_the_password_of_a_proxy_is_printed(string arguments)
    {
        // To the command the simulator is a proxy that refuses to connect.
        await using var proxy = await TrueWatchSimulator.StartAsync(
            service => service.OnEveryRequest().RefuseKey(HttpStatusCode.ProxyAuthenticationRequired),
            cancellationToken: TestContext.Current.CancellationToken);
        (string, string)[] variables =
        [
            ("HTTPS_PROXY", $"http://user:{Password}@{proxy.Endpoint.Authority}"), ("https_proxy", $"http://user:{Password}@{proxy.Endpoint.Authority}"),
        ];
        var line = $"truewatch task {arguments} --site us1";
        var runs = await Task.WhenAll(
            ProcessRun.OfAsync(line, variables),
            ProcessRun.OfAsync($"{line} --verbose", variables),
            ProcessRun.OfAsync($"{line} --verbose --output json", variables),
            ProcessRun.InTerminalAsync(line, variables));

        Assert.All(runs, run => Assert.DoesNotContain(Password, run.Output + run.Error, StringComparison.Ordinal));
        Assert.Contains(runs, run => (run.Output + run.Error).Contains("The proxy tunnel request", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_that_echoes_the_key_brings_it_nowhere()
    {
        var body = $$"""{"code":404,"errorCode":"{{CommandRun.MarkerKey}}","message":"{{CommandRun.MarkerKey}}","traceId":"{{CommandRun.MarkerKey}}","success":false}""";
        await using var service = await CommandTest.StartServiceAsync(service => service
            .OnRequest(1).Answer(HttpStatusCode.BadGateway, "text/html", Encoding.UTF8.GetBytes(CommandRun.MarkerKey))
            .OnRequest(2).Answer(HttpStatusCode.NotFound, "application/json", Encoding.UTF8.GetBytes(body)));

        var run = await CommandTest.RunAsync(service, "task", "wait", "a", "--verbose", "--output", "json");

        Assert.Equal(ExitCode.ServiceFault, run.ExitCode);
    }
}
