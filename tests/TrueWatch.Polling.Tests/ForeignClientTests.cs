namespace TrueWatch.Polling.Tests;

/// <summary>Clients that say in their own way what the service answered: by exceptions or responses of their own.</summary>
public sealed class ForeignClientTests
{
    private const double Longest = 49 * 24 * 3600;
    private readonly VirtualTime _time = new();

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, "Transient unreadable response")]
    [InlineData(204, "Transient unreadable response")]
    [InlineData(302, "Permanent HTTP 302")]
    [InlineData(400, "Permanent HTTP 400")]
    [InlineData(401, "Refused HTTP 401")]
    [InlineData(403, "Refused HTTP 403")]
    [InlineData(404, "Permanent HTTP 404")]
    [InlineData(408, "Transient HTTP 408")]
    [InlineData(500, "Transient HTTP 500")]
    [InlineData(503, "Transient HTTP 503")]
    [InlineData(0, "Permanent ForeignException")]
    public async Task The_status_of_an_exception_of_the_clients_own_decides(int status, string expected)
    {
        var exception = await Assert.ThrowsAsync<PollingFaultException>(
            () => WaitAsync(new ForeignOperation(_time, _ => throw new ForeignException(status))));

        Assert.Equal(expected, $"{exception.Fault.Kind} {exception.Fault.Name}");
        Assert.IsType<ForeignException>(exception.InnerException);
    }

    [Fact]
    public async Task A_throttle_pauses_for_what_its_headers_say_and_costs_no_result()
    {
        var operation = new ForeignOperation(_time, poll => poll == 1 ? throw new ForeignException(429, "20") : "done");

        var end = await WaitAsync(operation);

        Assert.Equal(PollingOutcome.Succeeded, end.Outcome);
        Assert.Equal([0, 20], operation.Seconds);
    }

    [Fact]
    public async Task A_passing_fault_pauses_for_what_its_headers_say()
    {
        var operation = new ForeignOperation(_time, poll => poll == 1 ? throw new ForeignException(503, "7") : "done");

        await WaitAsync(operation);

        Assert.Equal([0, 7], operation.Seconds);
    }

    [Fact]
    public async Task What_the_clients_own_exception_says_is_seen_through_others()
    {
        var operation = new ForeignOperation(_time, poll => poll switch
        {
            1 => throw new InvalidOperationException("Too many retries", new AggregateException(new ForeignException(503, "7"))),
            2 => throw new InvalidOperationException("Too many retries", new ForeignException(429, "20")),
            _ => "done",
        });

        await WaitAsync(operation);

        Assert.Equal([0, 7, 27], operation.Seconds);
    }

    [Fact]
    public async Task The_clock_of_the_service_counts_where_it_tells_the_time()
    {
        // The virtual clock begins with the year 2000.
        var operation = new ForeignOperation(_time, poll => poll == 1
            ? throw new ForeignException(503, "Sat, 01 Jan 2000 01:00:02 GMT", "Sat, 01 Jan 2000 01:00:00 GMT")
            : "done");

        await WaitAsync(operation);

        Assert.Equal([0, 2], operation.Seconds);
    }

    [Fact]
    public async Task A_pause_of_centuries_is_the_ceiling()
    {
        var operation = new ForeignOperation(_time, poll => poll == 1 ? throw new ForeignException(503, "99999999999") : "done");

        await WaitAsync(operation);

        Assert.Equal([0, 300], operation.Seconds);
    }

    [Fact]
    public async Task A_failure_that_is_handed_out_is_classified_alike()
    {
        var exception = await Assert.ThrowsAsync<PollingFaultException>(
            () => WaitAsync(new ForeignOperation(_time, _ => throw new HttpFailureException(new HttpFailure(403)))));

        Assert.Equal(new PollingFault(PollingFaultKind.Refused, "HTTP 403"), exception.Fault);
        Assert.Equal("The service responded with HTTP 403.", exception.InnerException!.Message);
    }

    [Fact]
    public async Task The_pause_of_an_answer_is_kept_and_clamped()
    {
        var operation = new ForeignOperation(
            _time, poll => poll < 3 ? "waiting" : "done", poll => poll == 1 ? TimeSpan.FromSeconds(9) : TimeSpan.FromHours(1));

        await WaitAsync(operation);

        Assert.Equal([0, 9, 309], operation.Seconds);
    }

    [Fact]
    public async Task A_classifier_of_the_callers_own_goes_before()
    {
        var operation = new ForeignOperation(_time, poll => poll == 1 ? throw new ForeignException(404) : "done");

        var end = await WaitAsync(operation, new PollingOptions { FaultClassifier = new EverythingPasses(), FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(1)) });

        Assert.Equal(PollingOutcome.Succeeded, end.Outcome);
    }

    [Fact]
    public async Task A_description_that_fails_itself_says_nothing()
    {
        var exception = await Assert.ThrowsAsync<PollingFaultException>(
            () => WaitAsync(new ForeignOperation(_time, _ => throw new ForeignException(-1))));

        Assert.Equal(nameof(ForeignException), exception.Fault.Name);
    }

    [Fact]
    public void Headers_are_found_in_whichever_form_and_letter_case()
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("X-State", ["a", "b"]);
        var dictionary = new Dictionary<string, IEnumerable<string>> { ["x-state"] = ["c"], ["X-STATE"] = ["d"], ["Other"] = [] };

        Assert.Equal("a, b", HttpHeaderReader.Find(response.Headers, "x-state"));
        Assert.Null(HttpHeaderReader.Find(response.Headers, "Content-Type"));
        Assert.Null(HttpHeaderReader.Find(response.Headers, "no name"));
        Assert.Equal("c, d", HttpHeaderReader.Find(dictionary, "X-State"));
        Assert.Equal("", HttpHeaderReader.Find(dictionary, "Other"));
        Assert.Null(HttpHeaderReader.Find(dictionary, "Another"));
        Assert.Null(HttpHeaderReader.Find(null, "X-State"));
        Assert.Throws<ArgumentNullException>(() => HttpHeaderReader.Find(dictionary, null!));
    }

    [Theory]
    [InlineData("12", null, 12.0)]
    [InlineData(" 12\t", null, 12.0)]
    [InlineData("0", null, 0.0)]
    [InlineData("0000000000012", null, 12.0)]
    [InlineData("4233600", null, Longest)]
    [InlineData("4233601", null, Longest)]
    [InlineData("99999999999", null, Longest)]
    [InlineData("99999999999999999999999999999999999999999", null, Longest)]
    [InlineData("-5", null, null)]
    [InlineData("1.5", null, null)]
    [InlineData("", null, null)]
    [InlineData(" ", null, null)]
    [InlineData("soon", null, null)]
    [InlineData("\u0661\u0662", null, null)]
    [InlineData("Sat, 01 Jan 2000 00:00:30 GMT", null, 30.0)]
    [InlineData("Fri, 31 Dec 1999 23:00:00 GMT", null, 0.0)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", null, Longest)]
    [InlineData("Sat, 01 Jan 2000 01:00:02 GMT", "Sat, 01 Jan 2000 01:00:00 GMT", 2.0)]
    [InlineData("Fri, 31 Dec 1999 22:00:07 GMT", "Fri, 31 Dec 1999 22:00:00 GMT", 7.0)]
    [InlineData("Sat, 01 Jan 2000 00:00:30 GMT", "Sat, 01 Jan 2000 00:01:00 GMT", 0.0)]
    [InlineData("Sat, 01 Jan 2000 00:00:30 GMT", "today", 30.0)]
    [InlineData("12", "Sat, 01 Jan 2000 01:00:00 GMT", 12.0)]
    public void Retry_after_is_a_number_of_seconds_or_a_time_by_the_clock_of_the_service(string text, string? date, double? seconds)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var headers = new Dictionary<string, IEnumerable<string>> { ["retry-after"] = [text], ["DATE"] = date is null ? [] : [date] };

        Assert.Equal(seconds, HttpHeaderReader.ReadRetryAfter(headers, clock)?.TotalSeconds);
    }

    [Fact]
    public void A_failure_prints_its_status_and_no_header()
        => Assert.Equal(
            "HTTP 503",
            new HttpFailure(503, new Dictionary<string, IEnumerable<string>> { ["Set-Cookie"] = ["secret"] }).ToString());

    private async Task<PollingSnapshot<string, Phase>> WaitAsync(ForeignOperation operation, PollingOptions? options = null)
    {
        var wait = Poller.WaitAsync(operation, options, null, TestCanceled);
        await _time.RunAsync(wait);
        return await wait;
    }

    private sealed class ForeignException(int status, string? retryAfter = null, string? date = null) : Exception
    {
        public int Status { get; } = status;

        public Dictionary<string, IEnumerable<string>> Headers { get; } = new()
        {
            ["Retry-After"] = retryAfter is null ? [] : [retryAfter],
            ["Date"] = date is null ? null! : [date],
        };
    }

    private sealed class ForeignOperation(VirtualTime time, Func<int, string> answer, Func<int, TimeSpan?>? retryAfter = null)
        : PollingOperation<string, Phase>(
            new PollingConnection("https://jobs.test/", Guid.NewGuid().ToString(), new PollingConnectionOptions { TimeProvider = time }),
            "Job",
            new PollingSchedule(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30)))
    {
        private readonly List<double> _seconds = [];
        private readonly TimeSpan _start = TimeSpan.FromTicks(time.GetTimestamp());

        /// <summary>When each poll was sent.</summary>
        public IReadOnlyList<double> Seconds => _seconds;

        public override Task<PollingAnswer<string, Phase>> PollAsync(CancellationToken cancellationToken)
        {
            _seconds.Add((TimeSpan.FromTicks(time.GetTimestamp()) - _start).TotalSeconds);
            try
            {
                var text = answer(_seconds.Count);
                var outcome = text == "done" ? PollingOutcome.Succeeded : PollingOutcome.Pending;
                return Task.FromResult(new PollingAnswer<string, Phase>(text, Phase.Waiting, text, outcome)
                {
                    RetryAfter = retryAfter?.Invoke(_seconds.Count),
                });
            }
            catch (Exception exception)
            {
                return Task.FromException<PollingAnswer<string, Phase>>(exception);
            }
        }

        protected override HttpFailure? DescribeFailure(Exception exception) => exception switch
        {
            ForeignException { Status: < 0 } => throw new NotSupportedException(),
            ForeignException failure => new HttpFailure(failure.Status, failure.Headers),
            _ => base.DescribeFailure(exception),
        };
    }

    private sealed class EverythingPasses : FaultClassifier
    {
        public override PollingFault Classify(Exception exception) => new(PollingFaultKind.Transient, "odd");
    }
}
