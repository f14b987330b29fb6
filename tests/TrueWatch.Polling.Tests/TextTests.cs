using System.Text.Json;
using System.Threading.RateLimiting;

namespace TrueWatch.Polling.Tests;

/// <summary>What people read: messages, reports and values, to the letter.</summary>
public sealed class TextTests
{
    private static readonly PollingReport Report = new()
    {
        Operation = "Job",
        Arguments = [new PollingArgument("jobId", "j:1")],
        LastSnapshot = Snapshot(PollingOutcome.Pending, 2, 61),
        Elapsed = TimeSpan.FromSeconds(59.5),
        Polls = 3,
        BudgetWait = TimeSpan.FromSeconds(4),
        ThrottledPolls = 2,
        TransientFaults = new Dictionary<string, int> { ["timeout"] = 1, ["503"] = 2 },
    };

    public static TheoryData<object, string> Texts => new()
    {
        { new RequestLimit(20, TimeSpan.FromSeconds(60)), "20 in 0:01:00" },
        { new PollingArgument("jobId", null), "jobId: null" },
        { new PollingConnection("https://jobs.test/", "key"), "PollingConnection (https://jobs.test/)" },
        { Snapshot(PollingOutcome.Succeeded, 1, 1.23456), "'done' after 1.235 s (1 poll)" },
        { Snapshot(PollingOutcome.Succeeded, 2, 60, isPartial: true), "'done', a partial success, after 0:01:00 (2 polls)" },
        {
            Report,
            "Job (jobId: 'j:1'): the last status was 'done'; 3 polls in 59.5 s, 4 s of it waiting for the budget, throttled 2×, transient faults: 503 2×, timeout 1×"
        },
        { new PollingReport { Operation = "Job", Arguments = [new("a", "1"), new("b", null)] }, "Job (a: '1', b: null): there was no response; 0 polls in 0 s" },
        { new PollingReport { Operation = "Job", Arguments = [] }, "Job: there was no response; 0 polls in 0 s" },
    };

    public static TheoryData<Exception, string> Messages => new()
    {
        {
            new RemoteTaskPartiallySucceededException(Report, Snapshot(PollingOutcome.Succeeded, 2, 60, isPartial: true)),
            "Job (jobId: 'j:1') succeeded in part only with the status 'done' after 0:01:00 (2 polls)."
        },
        { new RemoteTaskFailedException(Report, Snapshot(PollingOutcome.Failed, 1, 1)), "Job (jobId: 'j:1') failed with the status 'done' after 1 s (1 poll)." },
        { new RemoteTaskCanceledException(Report, Snapshot(PollingOutcome.Canceled, 1, 1)), "Job (jobId: 'j:1') was canceled with the status 'done' after 1 s (1 poll)." },
        { new RemoteTaskNotStartedException("Create", null), "Create started no task: the response names none. See Response." },
        { new PollingCanceledException(Report, CancellationToken.None), $"The wait was canceled; the task continues at the service. {Report}." },
        { new UnknownStatusException(Report), $"The service sent an unknown status. {Report}. The task may continue at the service." },
        {
            new PollingTimeoutException(Report, TimeSpan.FromMinutes(30)),
            $"The task did not end within 0:30:00. {Report}. The task continues at the service; wait again, or use the resume token."
        },
        {
            new PollingTimeoutException(Report, TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)),
            $"The service asks to wait 1:00:00 before the next poll, which is beyond the timeout of 0:30:00. {Report}. The task continues at the service; wait again, or use the resume token."
        },
        { Fault(PollingFaultKind.Refused), $"Access was refused. No. {Report}. The task continues at the service." },
        { Fault(PollingFaultKind.Transient), $"Too many polls in a row failed. No. {Report}. The task continues at the service." },
        { Fault(PollingFaultKind.Permanent), $"A poll failed permanently. No. {Report}. The task continues at the service." },
        { new HttpFailureException(new HttpFailure(0)), "The client's response has no HTTP status." },
        { new HttpFailureException(new HttpFailure(503)), $"The service responded with {new HttpFailure(503)}." },
    };

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void A_value_reads_well(object value, string text) => Assert.Equal(text, value.ToString());

    [Theory]
    [MemberData(nameof(Messages), DisableDiscoveryEnumeration = true)]
    public void An_exception_says_what_happened_and_what_is_left_to_do(Exception exception, string message) => Assert.Equal(message, exception.Message);

    [Theory]
    [InlineData(true, Phase.Done, "\"done\"", "{\"done\":1}")]
    [InlineData(false, Phase.Done, "2", "{\"2\":1}")]
    [InlineData(true, Phase.Unknown, "null", "{\"\":1}")]
    [InlineData(false, Phase.Unknown, "null", "{\"\":1}")]
    public void A_status_is_written_and_read_as_the_service_sends_it(bool isText, Phase status, string value, string property)
    {
        var options = new JsonSerializerOptions { Converters = { new PhaseConverter(isText) } };

        Assert.Equal(value, JsonSerializer.Serialize(status, options));
        Assert.Equal(status, JsonSerializer.Deserialize<Phase>(value, options));
        Assert.Equal(property, JsonSerializer.Serialize(new Dictionary<Phase, int> { [status] = 1 }, options));
        Assert.Equal(status, Assert.Single(JsonSerializer.Deserialize<Dictionary<Phase, int>>(property, options)!).Key);
    }

    [Theory]
    [InlineData(8191, 8191)]
    [InlineData(8192, 8192)]
    [InlineData(8193, 8193)]
    [InlineData(9000, 8193)]
    public void A_text_of_the_service_is_cut_behind_8192_characters(int length, int shown)
    {
        var text = PrintableText.OneLine(new string('x', length));

        Assert.Equal((shown, length > 8192), (text.Length, text.EndsWith('…')));
        Assert.Equal("xxx…", PrintableText.Shorten("xxx\ud83d\ude00x", maximumLength: 4));
        Assert.Equal("xxx\ud83d\ude00…", PrintableText.Shorten("xxx\ud83d\ude00x", maximumLength: 5));
        Assert.True(PrintableText.IsOneLine(text));
        Assert.False(PrintableText.IsOneLine(text + "\n"));
    }

    [Theory]
    [InlineData("a\nb\tc\u001bd", "a b c d", "a\nb\tc d")]
    [InlineData("\ud83d\ude00 \u202Ex", "\ud83d\ude00  x", "\ud83d\ude00  x")]
    public void What_a_terminal_would_obey_is_a_space(string text, string oneLine, string lines)
    {
        Assert.Equal(oneLine, PrintableText.OneLine(text));
        Assert.Equal(lines, PrintableText.Lines(text));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("a<>b<>", true)]
    [InlineData("a<", false)]
    [InlineData("<<>", false)]
    [InlineData(">b", false)]
    public void Half_of_a_surrogate_pair_is_no_text(string halves, bool isWellFormed)
    {
        // An attribute cannot have halves.
        var text = halves.Replace('<', '\ud83d').Replace('>', '\ude00');

        Assert.Equal(isWellFormed, PrintableText.IsWellFormed(text));
        var exception = Record.Exception(() => new ScriptedOperation(new PollingConnection("", "key"), TimeProvider.System, text));
        Assert.Equal(isWellFormed ? null : $"The value has an unpaired surrogate, which cannot be sent: {new PollingArgument("jobId", text)}. (Parameter 'jobId')", exception?.Message);
    }

    [Fact]
    public void A_limiter_counts_what_it_grants_and_refuses()
    {
        var time = new VirtualTime();
        using var limiter = new RequestLimiter(new RequestLimit(2, TimeSpan.FromSeconds(10)), time);
        Assert.Equal(TimeSpan.Zero, limiter.IdleDuration);
        time.Run(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), limiter.IdleDuration);
        limiter.AttemptAcquire(0).Dispose();
        Assert.Equal(TimeSpan.FromSeconds(3), limiter.IdleDuration);
        var leases = new[] { limiter.AttemptAcquire(), limiter.AttemptAcquire(), limiter.AttemptAcquire() };

        Assert.Null(limiter.IdleDuration);
        Assert.Equal((3, 1, 0L), Counts(limiter));
        Array.ForEach(leases, lease => lease.Dispose());
        time.Run(TimeSpan.FromSeconds(10.01));
        Assert.Equal((3, 1, 2L), Counts(limiter));
        Assert.Equal(TimeSpan.Zero, limiter.IdleDuration);
        time.Run(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(2), limiter.IdleDuration);
    }

    private static (long Granted, long Refused, long Available) Counts(RateLimiter limiter)
        => limiter.GetStatistics() is { } counts ? (counts.TotalSuccessfulLeases, counts.TotalFailedLeases, counts.CurrentAvailablePermits) : default;

    private static PollingFaultException Fault(PollingFaultKind kind) => new(Report, new PollingFault(kind, "name"), new InvalidOperationException("No."));

    private static PollingSnapshot<Part, Phase> Snapshot(PollingOutcome outcome, int poll, double seconds, bool isPartial = false)
        => new(new(new Part(isPartial), Phase.Done, "done", outcome), poll, TimeSpan.FromSeconds(seconds));

    private sealed record Part(bool IsPartialSuccess) : IRemoteTask
    {
        public string? ErrorCode => null;

        public string? Message => null;
    }
}
