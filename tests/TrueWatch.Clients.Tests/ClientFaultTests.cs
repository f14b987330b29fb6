using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Http.Resilience;
using TrueWatch.Polling;
using TrueWatch.Simulator;

namespace TrueWatch.Clients.Tests;

/// <summary>
/// What a wait makes of the troubles of a service, whatever client and handlers are between: the table "What becomes of a
/// failed poll" of TrueWatch.Polling's page.
/// </summary>
[Collection<OnVirtualTime>]
public sealed class ClientFaultTests
{
    private readonly VirtualTimeProvider _time = new();

    /// <summary>What happens to each request, and what the wait calls it, bare and behind the handler for resilience.</summary>
    private static readonly (string Trouble, string Expected)[] Troubles =
    [
        ("refused", "Transient connection"),
        ("unknown host", "Transient connection"),
        ("reset", "Transient connection"),
        ("slow", "Transient timeout"),
        ("503", "Transient HTTP 503"),
        ("401", "Refused HTTP 401"),
        ("404", "Permanent HTTP 404"),
        ("no JSON", "Transient unreadable response"),
    ];

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool, string, string> Faults => new(
        from make in ClientUnderTest.Makes
        from isResilient in (bool[])[false, true]
        from row in Troubles
        select (make, isResilient, row.Trouble, row.Expected));

    public static TheoryData<string, bool> Clients => new(
        from make in ClientUnderTest.Makes
        from isResilient in (bool[])[false, true]
        select (make, isResilient));

    public static TheoryData<string> Makes => new(ClientUnderTest.Makes);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Each_trouble_is_the_same_fault_for_every_client(string make, bool isResilient, string trouble, string expected)
    {
        using var primary = Primary(trouble);
        using var client = ClientUnderTest.Create(
            make, primary, _time, trouble == "slow" ? TimeSpan.FromMilliseconds(50) : null, Resilience(isResilient));

        Assert.Equal(expected, await FailAsync(client));
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task A_body_that_breaks_off_is_transient(string make)
    {
        using var primary = new JobService(int.MaxValue, _ => Task.FromResult(JobService.BrokenAnswer()));
        using var client = ClientUnderTest.Create(make, primary, _time);

        Assert.StartsWith("Transient ", await FailAsync(client), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task An_open_circuit_is_transient_and_closes_again(string make)
    {
        using var primary = new JobService(2, _ => Task.FromResult(JobService.Answer(503)));
        using var client = ClientUnderTest.Create(make, primary, _time, resilience: options =>
        {
            options.Retry.MaxRetryAttempts = 1;
            options.CircuitBreaker.MinimumThroughput = 2;
            options.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(5);
        });
        using (await client.Http.GetAsync("jobs/1", TestCanceled))
        {
            Assert.Equal("Transient open circuit", await FailAsync(client));
        }

        Assert.Equal(2, primary.Requests);
        await client.WaitAsync(Options(5), TestCanceled);
        Assert.Equal(3, primary.Requests);
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task A_rate_limiter_of_the_handler_is_a_throttle(string make)
    {
        await using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1 });
        var other = limiter.AttemptAcquire();
        using var primary = new JobService(0, _ => throw new NotSupportedException());
        using var client = ClientUnderTest.Create(make, primary, _time, resilience: options => options.RateLimiter.RateLimiter = _ =>
        {
            var lease = limiter.AttemptAcquire();
            other.Dispose();
            return new ValueTask<RateLimitLease>(lease);
        });

        var (polls, elapsed) = await client.WaitAsync(Options(0), TestCanceled);

        Assert.Equal((2, 1), (polls, primary.Requests));
        Assert.InRange(elapsed.TotalSeconds, 4, 8);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Four_times_503_is_got_over(string make, bool isResilient)
    {
        using var primary = new JobService(4, _ => Task.FromResult(JobService.Answer(503, "", ("Retry-After", "0"))));
        using var client = ClientUnderTest.Create(make, primary, _time, resilience: Resilience(isResilient));

        var (polls, _) = await client.WaitAsync(Options(5), TestCanceled);

        Assert.Equal(5, primary.Requests);
        Assert.Equal(make == "Kiota, own handlers" ? (isResilient ? 1 : 2) : isResilient ? 2 : 5, polls);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_throttle_pauses_for_what_the_service_asks_for(string make, bool isResilient)
    {
        var requests = isResilient ? ClientUnderTest.RequestsOfHandler : 1;
        using var primary = new JobService(requests, _ => Task.FromResult(JobService.Answer(429, "", ("Retry-After", "7"))));
        using var client = ClientUnderTest.Create(make, primary, _time, resilience: Resilience(isResilient));

        // No fault would be got over; a throttle counts for none.
        var (polls, elapsed) = await client.WaitAsync(Options(0), TestCanceled);

        Assert.Equal((2, requests + 1), (polls, primary.Requests));
        if (make == "by hand")
        {
            // HttpRequestException has no headers.
            Assert.InRange(elapsed.TotalSeconds, (7 * (requests - 1)) + 4, (7 * (requests - 1)) + 8);
        }
        else
        {
            Assert.Equal(7 * requests, elapsed.TotalSeconds);
        }
    }

    [Theory]
    [MemberData(nameof(Makes))]
    public async Task A_date_of_the_service_counts_by_its_own_clock(string make)
    {
        var now = _time.GetUtcNow().AddHours(1);
        using var primary = new JobService(1, _ => Task.FromResult(JobService.Answer(
            503, "", ("Date", now.ToString("R", null)), ("Retry-After", now.AddSeconds(7).ToString("R", null)))));
        using var client = ClientUnderTest.Create(make, primary, _time);

        var (_, elapsed) = await client.WaitAsync(Options(1), TestCanceled);

        Assert.Equal(make == "by hand" ? 1 : 7, elapsed.TotalSeconds);
    }

    private static Action<HttpStandardResilienceOptions>? Resilience(bool isResilient) => isResilient ? static _ => { } : null;

    private PollingOptions Options(int faults) => new()
    {
        TimeProvider = _time,
        MaximumConsecutiveFaults = faults,
        FaultDelayPolicy = new FixedDelayPolicy(TimeSpan.FromSeconds(1)),
        PollTimeout = Timeout.InfiniteTimeSpan,
        Timeout = TimeSpan.FromHours(2),
        MaximumDelay = TimeSpan.FromSeconds(5),
    };

    private async Task<string> FailAsync(ClientUnderTest client)
    {
        var exception = await Assert.ThrowsAsync<PollingFaultException>(() => client.WaitAsync(Options(0), TestCanceled));
        Assert.Equal(1, exception.Report.Polls);
        return $"{exception.Fault.Kind} {exception.Fault.Name}";
    }

    private HttpMessageHandler Primary(string trouble) => trouble switch
    {
        "refused" => JobService.WithoutConnection(SocketError.ConnectionRefused),
        "unknown host" => JobService.WithoutConnection(SocketError.HostNotFound),
        "reset" => new JobService(int.MaxValue, _ => throw new HttpRequestException(
            HttpRequestError.Unknown, "An error occurred while sending the request.", new IOException("reset", new SocketException((int)SocketError.ConnectionReset)))),
        "slow" => new JobService(int.MaxValue, HangAsync),
        "no JSON" => new JobService(int.MaxValue, _ => Task.FromResult(JobService.Answer(200, "<html>"))),
        _ => new JobService(int.MaxValue, _ => Task.FromResult(JobService.Answer(int.Parse(trouble, null), "", ("Retry-After", "0")))),
    };

    // Without a handler it is the HttpClient that ends it, by the system's clock: this one must not run on to the deadline.
    private async Task<HttpResponseMessage> HangAsync(CancellationToken canceled)
    {
        _time.AutoAdvance = false;
        try
        {
            await Task.WhenAll(
                _time.AdvanceAsync(ClientUnderTest.AttemptTimeout, canceled),
                new TaskCompletionSource().Task.WaitAsync(canceled));
            throw new InvalidOperationException("The wait has no other end.");
        }
        finally
        {
            _time.AutoAdvance = true;
        }
    }

    private sealed class FixedDelayPolicy(TimeSpan delay) : DelayPolicy
    {
        public override TimeSpan GetDelay(int poll) => delay;
    }
}
