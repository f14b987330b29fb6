namespace TrueWatch.Polling.Tests;

/// <summary>A service in memory that notes every request and answers as a test says.</summary>
internal sealed class JobService(VirtualTime time, Func<JobRequest, JobReply> respond)
{
    public const string Endpoint = "https://jobs.test/";

    private readonly List<JobRequest> _requests = [];
    private readonly Dictionary<string, int> _numbers = [];
    private int _aborted;

    /// <summary>Answers the replies in turn, for each job, and the last one for ever.</summary>
    public JobService(VirtualTime time, params JobReply[] replies)
        : this(time, request => replies[Math.Min(request.Number, replies.Length) - 1])
    {
    }

    public VirtualTime Time => time;

    public IReadOnlyList<JobRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>How many requests were canceled before they were answered.</summary>
    public int Aborted => _aborted;

    /// <summary>The times of all requests, in seconds.</summary>
    public IEnumerable<double> Seconds => Requests.Select(request => request.At.TotalSeconds);

    /// <summary>A client of a key of its own, unless one is given.</summary>
    public JobClient Client(PollingConnectionOptions? options = null, string? key = null)
        => new(this, key ?? Guid.NewGuid().ToString(), options ?? new PollingConnectionOptions { TimeProvider = time });

    /// <summary>A client of a limited key of its own, unless one is given.</summary>
    public JobClient Client(RequestLimit limit, string? key = null)
        => Client(new PollingConnectionOptions { Limit = limit, TimeProvider = time }, key);

    public async Task<JobReply> SendAsync(string key, string jobId, CancellationToken cancellationToken)
    {
        JobReply reply;
        lock (_requests)
        {
            var number = _numbers[jobId] = _numbers.GetValueOrDefault(jobId) + 1;
            var request = new JobRequest(time.Now, key, jobId, number);
            _requests.Add(request);
            reply = respond(request);
        }

        try
        {
            await reply.Before.WaitAsync(cancellationToken).ConfigureAwait(false);
            return reply;
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _aborted);
            throw;
        }
    }
}
