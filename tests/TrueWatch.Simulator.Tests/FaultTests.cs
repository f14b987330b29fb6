using System.Net;
using System.Net.Sockets;

namespace TrueWatch.Simulator.Tests;

public sealed class FaultTests
{
    private const string Query = "?taskId=task_import";

    [Fact]
    public async Task A_request_fails_in_the_envelope()
    {
        await using var client = await StartAsync(request => request.Fail());

        var answer = await client.GetAsync(Query);

        Assert.Equal("ft.SimulatorFailure", answer.RequireError(503));
        Assert.False(answer.Headers.Contains("Retry-After"));
        await RequireRegularAnswerAsync(client);
    }

    [Fact]
    public async Task A_failure_can_be_any()
    {
        await using var client = await StartAsync(
            request => request.Fail(HttpStatusCode.OK, "ft.Some", "A message", TimeSpan.FromSeconds(1.2)));

        var answer = await client.GetAsync(Query);

        Assert.Equal("ft.Some", answer.RequireError(200));
        Assert.Equal("A message", answer.Message);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task A_throttle_is_as_documented_with_a_hint_on_request()
    {
        await using var client = await SimulatorClient.StartAsync(service => service
            .OnNextRequests(1).ThrottleKey()
            .OnNextRequests(1).ThrottleWorkspace(retryAfter: TimeSpan.FromSeconds(30)));

        var key = await client.GetAsync(Query);
        var workspace = await client.GetAsync(Query);

        Assert.Equal("ft.TriggerApiAkCurrentLimiting", key.RequireError(401));
        Assert.Null(key.Headers.RetryAfter);
        Assert.Equal("ft.TriggerApiWorkspaceCurrentLimiting", workspace.RequireError(401));
        Assert.Equal(TimeSpan.FromSeconds(30), workspace.Headers.RetryAfter!.Delta);
        Assert.All(client.Simulator.Requests, request => Assert.True(request.IsThrottled));
        await RequireRegularAnswerAsync(client);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task A_good_key_is_refused(HttpStatusCode statusCode)
    {
        await using var client = await StartAsync(request => request.RefuseKey(statusCode));

        Assert.Equal("ft.InvalidAPIKey", (await client.GetAsync(Query)).RequireError((int)statusCode));
        Assert.Equal("default", client.Simulator.Requests.Single().ApiKeyName);
        await RequireRegularAnswerAsync(client);
    }

    [Fact]
    public async Task A_gateway_answers_with_a_page()
    {
        await using var client = await StartAsync(request => request.AnswerGatewayPage());

        var answer = await client.GetAsync(Query);

        Assert.Equal(502, answer.StatusCode);
        Assert.Equal("text/html", answer.ContentHeaders.ContentType!.MediaType);
        Assert.Equal("<html><body><h1>502 BadGateway</h1></body></html>", answer.Text);
        await RequireRegularAnswerAsync(client);
    }

    [Fact]
    public async Task A_redirect_names_its_address()
    {
        var location = new Uri("http://127.0.0.1:9/elsewhere?a=b");
        await using var client = await StartAsync(request => request.Redirect(location, HttpStatusCode.TemporaryRedirect));

        var answer = await client.GetAsync(Query);

        Assert.Equal(307, answer.StatusCode);
        Assert.Equal(location, answer.Headers.Location);
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task Anything_can_be_the_answer_byte_for_byte()
    {
        byte[] body = [0, 255, 10, 13, 34];
        await using var client = await StartAsync(request => request.Answer(
            HttpStatusCode.Accepted,
            "application/x-odd",
            body,
            KeyValuePair.Create("X-First", "1"),
            KeyValuePair.Create("Content-Encoding", "gzip")));
        var sent = body.ToArray();
        body[0] = 1;

        var answer = await client.SendAsync(HttpMethod.Get, "elsewhere", apiKey: null);

        Assert.Equal(202, answer.StatusCode);
        Assert.Equal(sent, answer.Body);
        Assert.Equal("application/x-odd", answer.ContentHeaders.ContentType!.ToString());
        Assert.Equal(["1"], answer.Headers.GetValues("X-First"));
        Assert.Equal(["gzip"], answer.ContentHeaders.ContentEncoding);
    }

    [Fact]
    public async Task An_answer_can_be_without_body_and_content_type()
    {
        await using var client = await StartAsync(
            request => request.Answer(HttpStatusCode.OK, contentType: null, ReadOnlyMemory<byte>.Empty));

        var answer = await client.GetAsync(Query);

        Assert.Empty(answer.Body);
        Assert.Null(answer.ContentHeaders.ContentType);
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
    public async Task A_regular_answer_is_said_to_be_something_else()
    {
        await using var client = await StartAsync(request => request.AnswerAs("text/plain"));

        var answer = await client.GetAsync(Query);

        Assert.Equal("text/plain", answer.ContentHeaders.ContentType!.ToString());
        Assert.Equal("start", answer.TaskStatus);
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
