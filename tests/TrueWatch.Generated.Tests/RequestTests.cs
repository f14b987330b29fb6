using System.Net.Http.Headers;

namespace TrueWatch.Generated.Tests;

public sealed class RequestTests
{
    [Fact]
    public async Task The_request_is_the_documented_one()
    {
        using var test = new ClientUnderTest(Json.Documented);

        await test.TaskAsync();

        var request = Assert.Single(test.Requests);
        Assert.Equal(HttpMethod.Get, request.Method);
        Assert.Equal(
            "https://openapi.truewatch.com/api/v1/workspace/resource/query_action_status?taskId=task_xxxx",
            request.RequestUri?.AbsoluteUri);
        Assert.Equal([ClientUnderTest.Key], request.Headers.GetValues("DF-API-KEY"));
        Assert.Equal([new MediaTypeWithQualityHeaderValue("application/json")], request.Headers.Accept);
        Assert.Equal(ThisBuild.AcceptedEncodings, request.Headers.AcceptEncoding.ToString());
        Assert.Matches(@"^TrueWatch\.Generated/\d+\.\d+\.\d+$", request.Headers.UserAgent.ToString());
        Assert.Null(request.Content);
    }

    [Theory]
    [InlineData("log:backup:1", "log%3Abackup%3A1")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a+b&c=d", "a%2Bb%26c%3Dd")]
    [InlineData("a b#c?d%41", "a%20b%23c%3Fd%2541")]
    [InlineData("../x", "..%2Fx")]
    [InlineData("tâche\r\n", "t%C3%A2che%0D%0A")]
    public async Task A_task_id_is_escaped(string taskId, string escaped)
    {
        using var test = new ClientUnderTest(Json.Documented);

        await test.Client.QueryActionStatusAsync(taskId, TestContext.Current.CancellationToken);

        Assert.EndsWith($"/query_action_status?taskId={escaped}", Assert.Single(test.Requests).RequestUri?.AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t\r\n\u00a0")]
    public async Task An_empty_or_blank_task_id_is_refused_before_any_request(string? taskId)
    {
        using var test = new ClientUnderTest(Json.Documented);

        var exception = await Assert.ThrowsAnyAsync<ArgumentException>(
            () => test.Client.QueryActionStatusAsync(taskId!, TestContext.Current.CancellationToken));

        Assert.Equal("taskId", exception.ParamName);
        Assert.Empty(test.Requests);
    }

    [Fact]
    public async Task A_task_id_with_half_of_a_surrogate_pair_is_refused_before_any_request()
    {
        foreach (var taskId in (string[])["\ud800", "a\udc00b", "\udc00\ud800", "\ud83d\ude00\ud83d"])
        {
            using var test = new ClientUnderTest(Json.Documented);

            var call = await Assert.ThrowsAsync<ArgumentException>(
                () => test.Client.QueryActionStatusAsync(taskId, TestContext.Current.CancellationToken));
            var wait = await Assert.ThrowsAsync<ArgumentException>(
                () => test.Client.WaitForTaskAsync(taskId, cancellationToken: TestContext.Current.CancellationToken));

            Assert.Equal(("taskId", "taskId"), (call.ParamName, wait.ParamName));
            Assert.Empty(test.Requests);
        }
    }

    [Theory]
    [InlineData("https://proxy.example/truewatch")]
    [InlineData("https://proxy.example/truewatch/")]
    public async Task An_endpoint_with_a_path_keeps_it(string endpoint)
    {
        using var test = new ClientUnderTest(
            _ => Task.FromResult(ClientUnderTest.Response(Json.Documented)),
            new TrueWatchClientOptions { ApiKey = new TrueWatchApiKey("k"), Endpoint = new Uri(endpoint) });

        await test.TaskAsync();

        Assert.Equal(
            "https://proxy.example/truewatch/api/v1/workspace/resource/query_action_status?taskId=task_xxxx",
            Assert.Single(test.Requests).RequestUri?.AbsoluteUri);
    }

    [Fact]
    public async Task A_callers_HttpClient_stays_open()
    {
        using var test = new ClientUnderTest(_ => Task.FromResult(ClientUnderTest.Response(Json.Documented)));

        test.Client.Dispose();

        Assert.Equal("ok", (await test.TaskAsync()).StatusValue);
    }
}
