using System.Net;
using System.Net.Sockets;

namespace TrueWatch.Simulator.Tests;

public sealed class FaultTests
{
    private const string Query = "?taskId=task_import";

    private static readonly byte[] Odd = [0, 255, 10, 13, 34];

    public static TheoryData<Func<SelectedRequests, SimulatedService>, string> Answers => new()
    {
        { request => request.Fail(), "503 application/json; charset=utf-8 ft.SimulatorFailure" },
        { request => request.Fail(HttpStatusCode.OK, "ft.Some", "A message", TimeSpan.FromSeconds(1.2)), "200 application/json; charset=utf-8 ft.Some Retry-After: 2" },
        { request => request.ThrottleKey(), "401 application/json; charset=utf-8 ft.TriggerApiAkCurrentLimiting" },
        { request => request.ThrottleKey(TimeSpan.Zero), "401 application/json; charset=utf-8 ft.TriggerApiAkCurrentLimiting Retry-After: 0" },
        { request => request.ThrottleWorkspace(TimeSpan.FromSeconds(30)), "401 application/json; charset=utf-8 ft.TriggerApiWorkspaceCurrentLimiting Retry-After: 30" },
        { request => request.RefuseKey(), "403 application/json; charset=utf-8 ft.InvalidAPIKey" },
        { request => request.RefuseKey(HttpStatusCode.Unauthorized), "401 application/json; charset=utf-8 ft.InvalidAPIKey" },
        { request => request.AnswerGatewayPage(), "502 text/html <html><body><h1>502 BadGateway</h1></body></html>" },
        { request => request.Redirect(new Uri("http://127.0.0.1:9/elsewhere?a=b")), "302  Location: http://127.0.0.1:9/elsewhere?a=b" },
        { request => request.Redirect(new Uri("http://127.0.0.1:9/"), HttpStatusCode.TemporaryRedirect), "307  Location: http://127.0.0.1:9/" },
        { request => request.Answer(HttpStatusCode.OK, contentType: null, ReadOnlyMemory<byte>.Empty), "200 " },
        { request => request.Answer(HttpStatusCode.Accepted, "text/odd", "x"u8.ToArray(), KeyValuePair.Create("X-First", "1")), "202 text/odd x X-First: 1" },
        { request => request.AnswerAs("text/plain"), "200 text/plain start" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_fault_is_answered_once_and_as_it_is_told(Func<SelectedRequests, SimulatedService> fault, string expected)
    {
        await using var client = await StartAsync(fault);

        var answer = await client.GetAsync(Query);

        var isEnvelope = answer.Text.StartsWith('{');
        Assert.Equal(
            expected,
            string.Join(' ', [
                $"{answer.StatusCode}",
                $"{answer.ContentHeaders.ContentType}",
                .. answer.Text.Length == 0 ? Array.Empty<string>() : [isEnvelope ? answer.TaskStatus ?? answer.RequireError(answer.StatusCode) : answer.Text],
                .. answer.Headers.Where(header => header.Key is not ("Date" or "Vary")).Select(header => $"{header.Key}: {string.Concat(header.Value)}"),
            ]));
        var request = client.Simulator.Requests.Single();
        Assert.Equal((answer.StatusCode, "default"), (request.StatusCode, request.ApiKeyName));
        Assert.Equal(expected.Contains("Limiting", StringComparison.Ordinal), request.IsThrottled);
        await RequireRegularAnswerAsync(client);
    }

    [Fact]
    public async Task Anything_can_be_the_answer_byte_for_byte()
    {
        var body = Odd.ToArray();
        await using var client = await StartAsync(request => request.Answer(
            HttpStatusCode.Accepted, "application/x-odd", body, KeyValuePair.Create("Content-Encoding", "gzip")));
        body[0] = 1;

        var answer = await client.SendAsync(HttpMethod.Get, "elsewhere", apiKey: null);

        Assert.Equal(Odd, answer.Body);
        Assert.Equal(["gzip"], answer.ContentHeaders.ContentEncoding);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("gzip")]
    public async Task A_truncated_answer_ends_within_its_body(string? acceptEncoding)
    {
        await using var client = await StartAsync(request => request.TruncateAnswer());

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(
            HttpMethod.Get, "api/v1/workspace/resource/query_action_status" + Query, acceptEncoding: acceptEncoding));

        Assert.Equal(HttpRequestError.ResponseEnded, Assert.IsType<HttpIOException>(exception.InnerException).HttpRequestError);
        Assert.Equal(200, client.Simulator.Requests.Single().StatusCode);
        await RequireRegularAnswerAsync(client);
    }

    [Fact]
    public async Task A_connection_is_reset()
    {
        await using var client = await StartAsync(request => request.ResetConnection());

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Query));

        Assert.Equal(
            SocketError.ConnectionReset,
            Assert.IsType<SocketException>(exception.GetBaseException()).SocketErrorCode);
        await RequireRegularAnswerAsync(client);
    }

    [Fact]
    public async Task A_request_without_an_answer_waits_until_the_client_gives_up()
    {
        await using var client = await StartAsync(request => request.LeaveUnanswered());
        using var http = new HttpClient { BaseAddress = client.Simulator.Endpoint };
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var call = http.GetAsync(new Uri("elsewhere", UriKind.Relative), cancellation.Token);
        await client.ReceivedAsync(1);
        client.Time.Advance(TimeSpan.FromDays(1));
        Assert.False(call.IsCompleted);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await RequireRegularAnswerAsync(client);
    }

    [Fact]
    public async Task A_simulator_ends_in_spite_of_a_request_that_it_holds()
    {
        await using var client = await StartAsync(request => request.LeaveUnanswered());
        var call = client.GetAsync(Query);
        await client.ReceivedAsync(1);

        await client.Simulator.DisposeAsync();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => call);
    }

    [Fact]
    public async Task What_takes_the_place_of_an_answer_comes_before_key_limit_and_task()
    {
        await using var client = await SimulatorClient.StartAsync(service => service
            .WithKeyLimit(1)
            .OnNextRequests(3).Fail());

        Assert.Equal(503, (await client.GetAsync(Query, apiKey: null)).StatusCode);
        Assert.Equal(503, (await client.GetAsync(Query)).StatusCode);
        Assert.Equal(503, (await client.GetAsync(Query)).StatusCode);
        client.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("start", (await client.GetAsync(Query)).TaskStatus);
        Assert.Equal(401, (await client.GetAsync(Query)).StatusCode);
    }

    [Fact]
    public async Task What_keeps_the_regular_answer_counts_as_usual()
    {
        await using var client = await SimulatorClient.StartAsync(service => service
            .WithKeyLimit(1)
            .OnEveryRequest().AnswerAs("text/plain"));

        Assert.Equal(403, (await client.GetAsync(Query, apiKey: null)).StatusCode);
        Assert.Equal(200, (await client.GetAsync(Query)).StatusCode);
        Assert.Equal(401, (await client.GetAsync(Query)).StatusCode);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        await using var client = await SimulatorClient.StartAsync();
        var requests = client.Simulator.Service.OnNextRequests(1);

        Assert.Throws<ArgumentException>(() => requests.Fail(errorCode: ""));
        Assert.Throws<ArgumentNullException>(() => requests.Fail(message: null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => requests.Fail((HttpStatusCode)199));
        Assert.Throws<ArgumentOutOfRangeException>(() => requests.Fail((HttpStatusCode)600));
        Assert.Throws<ArgumentOutOfRangeException>(() => requests.Fail(retryAfter: TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => requests.ThrottleKey(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => requests.Answer(HttpStatusCode.Continue, null, ReadOnlyMemory<byte>.Empty));
        Assert.Throws<ArgumentNullException>(() => requests.Answer(HttpStatusCode.OK, null, ReadOnlyMemory<byte>.Empty, null!));
        Assert.Throws<ArgumentNullException>(() => requests.Redirect(null!));
        Assert.Throws<ArgumentException>(() => requests.AnswerAs(" "));
        Assert.Throws<ArgumentOutOfRangeException>(() => requests.Delay(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => requests.Delay(TimeSpan.FromDays(50)));
        await RequireRegularAnswerAsync(client);
    }

    private static Task<SimulatorClient> StartAsync(Func<SelectedRequests, SimulatedService> fault)
        => SimulatorClient.StartAsync(service => fault(service.OnNextRequests(1)));

    private static async Task RequireRegularAnswerAsync(SimulatorClient client)
        => Assert.Equal(200, (await client.GetAsync(Query)).StatusCode);
}
