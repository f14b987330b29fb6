using System.Net;
using System.Net.Sockets;
using TrueWatch.Polling;
using TrueWatch.Simulator;

namespace TrueWatch.Generated.Tests;

/// <summary>What a wait makes of everything that the service, a gateway or the network can answer.</summary>
[Collection<OnVirtualTime>]
public sealed class WaitFaultTests
{
    private readonly VirtualTimeProvider _time = new();

    public static TheoryData<HttpStatusCode, string> Transient => new()
    {
        { HttpStatusCode.OK, "<html>Sign in</html>" },
        { HttpStatusCode.OK, """{"code":200,"content":{"status":"ok""" },
        { HttpStatusCode.OK, "" },
        { HttpStatusCode.OK, """{"code":200,"content":null,"success":true}""" },
        { HttpStatusCode.OK, """{"code":500,"content":{},"errorCode":"ft.Internal","success":false}""" },
        { HttpStatusCode.RequestTimeout, "" },
        { HttpStatusCode.InternalServerError, Json.Failure("500", "ft.Internal") },
        { HttpStatusCode.BadGateway, "<html>Bad gateway</html>" },
        { HttpStatusCode.ServiceUnavailable, "" },
        { HttpStatusCode.GatewayTimeout, "" },
    };

    public static TheoryData<HttpStatusCode, string> Throttled => new()
    {
        { HttpStatusCode.Unauthorized, "ft.TriggerApiAkCurrentLimiting" },
        { HttpStatusCode.Unauthorized, "ft.TriggerApiWorkspaceCurrentLimiting" },
        { HttpStatusCode.OK, "ft.TriggerApiAkCurrentLimiting" },
        { HttpStatusCode.TooManyRequests, "" },
    };

    public static TheoryData<HttpStatusCode, string, PollingFaultKind> Final => new()
    {
        { HttpStatusCode.Unauthorized, "ft.Other", PollingFaultKind.Refused },
        { HttpStatusCode.Unauthorized, "", PollingFaultKind.Refused },
        { HttpStatusCode.Forbidden, "ft.InvalidAPIKey", PollingFaultKind.Refused },
        { HttpStatusCode.Forbidden, "ft.Other", PollingFaultKind.Refused },
        { HttpStatusCode.BadRequest, "ft.Other", PollingFaultKind.Permanent },
        { HttpStatusCode.NotFound, "ft.Other", PollingFaultKind.Permanent },
        { HttpStatusCode.Found, "", PollingFaultKind.Permanent },
    };

    private static string Done => Json.Success("""{"status":"ok"}""");

    [Theory]
    [MemberData(nameof(Transient))]
    public async Task Five_in_a_row_are_got_over_and_six_are_not(HttpStatusCode status, string body)
    {
        Assert.Equal(6, (await WaitAsync(5, () => ClientUnderTest.Response(body, status))).Poll);
        var exception = await Assert.ThrowsAsync<PollingFaultException>(
            () => WaitAsync(6, () => ClientUnderTest.Response(body, status)));

        Assert.Equal(PollingFaultKind.Transient, exception.Fault.Kind);
        Assert.Equal(6, exception.Report.TransientFaults[exception.Fault.Name]);
        Assert.IsType<TrueWatchApiException>(exception.InnerException);
    }

    [Theory]
    [InlineData(SocketError.ConnectionRefused, HttpRequestError.ConnectionError)]
    [InlineData(SocketError.ConnectionReset, HttpRequestError.ResponseEnded)]
    [InlineData(SocketError.HostNotFound, HttpRequestError.NameResolutionError)]
    [InlineData(SocketError.NotConnected, HttpRequestError.SecureConnectionError)]
    public async Task A_connection_that_fails_is_transient(SocketError socket, HttpRequestError error)
    {
        HttpResponseMessage Fail() => throw new HttpRequestException(error, "failed", new SocketException((int)socket));

        Assert.Equal(6, (await WaitAsync(5, Fail)).Poll);
        var exception = await Assert.ThrowsAsync<PollingFaultException>(() => WaitAsync(6, Fail));
        Assert.Equal("no response", exception.Fault.Name);
    }

    [Theory]
    [MemberData(nameof(Throttled))]
    public async Task The_disguised_throttle_costs_no_wait_its_result(HttpStatusCode status, string errorCode)
    {
        var body = Json.Failure(((int)status).ToString(null as IFormatProvider), errorCode);

        var end = await WaitAsync(3, () => ClientUnderTest.Response(body, status));

        Assert.Equal(TaskStatus.Ok, end.Status);
        Assert.Equal(4, end.Poll);
    }

    [Theory]
    [MemberData(nameof(Final))]
    public async Task Any_other_refusal_ends_the_wait_on_the_first_answer(
        HttpStatusCode status, string errorCode, PollingFaultKind kind)
    {
        var body = Json.Failure(((int)status).ToString(null as IFormatProvider), errorCode);

        var exception = await Assert.ThrowsAsync<PollingFaultException>(
            () => WaitAsync(1, () => ClientUnderTest.Response(body, status)));

        Assert.Equal(kind, exception.Fault.Kind);
        Assert.Equal(1, exception.Report.Polls);
        Assert.Contains("taskId: 'task_xxxx'", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ClientUnderTest.Key, exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(ClientUnderTest.Key, exception.Report.ResumeToken!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 1)]
    [InlineData("86400", 300)]
    [InlineData("99999999999", 300)]
    [InlineData("Mon, 23 Nov 2026 10:00:12 GMT", 12)]
    [InlineData("Mon, 23 Nov 2026 09:59:00 GMT", 1)]
    [InlineData("soon", 2)]
    [InlineData("-5", 2)]
    [InlineData("7.5", 2)]
    public async Task A_retry_after_is_seconds_or_a_date_within_bounds_and_nonsense_is_ignored(string value, int seconds)
    {
        var end = await WaitAsync(1, () =>
        {
            var response = ClientUnderTest.Response(Json.Success("""{"status":"running"}"""));
            response.Headers.TryAddWithoutValidation("Retry-After", value);
            response.Headers.Date = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
            return response;
        });

        Assert.Equal(TimeSpan.FromSeconds(seconds), end.Elapsed);
    }

    [Theory]
    [InlineData(TrueWatchErrorKind.RateLimited, PollingFaultKind.Throttled)]
    [InlineData(TrueWatchErrorKind.Unauthorized, PollingFaultKind.Refused)]
    [InlineData(TrueWatchErrorKind.BadRequest, PollingFaultKind.Permanent)]
    [InlineData(TrueWatchErrorKind.Unreachable, PollingFaultKind.Transient)]
    public void A_failure_is_seen_through_the_exceptions_of_a_decorator(TrueWatchErrorKind kind, PollingFaultKind expected)
    {
        var classifier = new TrueWatchFaultClassifier();
        var failure = new TrueWatchApiException("failed", kind);

        Assert.Equal(expected, classifier.Classify(failure).Kind);
        Assert.Equal(expected, classifier.Classify(new InvalidOperationException("x", new AggregateException(failure))).Kind);
        Assert.Equal(
            new PollingFault(PollingFaultKind.Transient, "connection"),
            classifier.Classify(new InvalidOperationException("x", new IOException())));
        Assert.Throws<ArgumentNullException>(() => classifier.Classify(null!));
    }

    [Fact]
    public async Task A_classifier_of_the_callers_takes_the_place_of_ours()
    {
        var end = await WaitAsync(
            3, () => ClientUnderTest.Response("", HttpStatusCode.NotFound), new NothingIsMissing());

        Assert.Equal(4, end.Poll);
    }

    /// <summary>Waits for a task whose first polls go wrong.</summary>
    private async Task<PollingSnapshot<ResourceTask, TaskStatus>> WaitAsync(
        int failures, Func<HttpResponseMessage> fail, FaultClassifier? classifier = null)
    {
        var requests = 0;
        using var test = new ClientUnderTest(
            _ => Task.FromResult(++requests <= failures ? fail() : ClientUnderTest.Response(Done)),
            new TrueWatchClientOptions { ApiKey = new TrueWatchApiKey(ClientUnderTest.Key), TimeProvider = _time, Timeout = TimeSpan.FromDays(1), AttemptTimeout = TimeSpan.FromDays(1), RequestLimit = null });
        var options = new PollingOptions
        {
            DelayPolicy = new TwoSeconds(),
            FaultDelayPolicy = new TwoSeconds(),

            // A request takes no virtual time, and must not be timed out by a clock that runs ahead.
            PollTimeout = Timeout.InfiniteTimeSpan,
            FaultClassifier = classifier,
        };
        return await test.Client.WaitForTaskAsync("task_xxxx", options, null, TestContext.Current.CancellationToken);
    }

    private sealed class TwoSeconds : DelayPolicy
    {
        public override TimeSpan GetDelay(int poll) => TimeSpan.FromSeconds(2);
    }

    private sealed class NothingIsMissing : FaultClassifier
    {
        public override PollingFault Classify(Exception exception) => exception is TrueWatchApiException { StatusCode: HttpStatusCode.NotFound }
            ? new PollingFault(PollingFaultKind.Transient, "not there yet")
            : Http.Classify(exception);
    }
}
