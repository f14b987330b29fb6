namespace TrueWatch.Polling.Tests;

/// <summary>A client as somebody would write it who wants its requests to share the budget of the waits.</summary>
internal sealed class JobClient : IPollingClient
{
    private readonly JobService _service;
    private readonly string _key;

    public JobClient(JobService service, string key, PollingConnectionOptions options)
    {
        _service = service;
        _key = key;
        PollingConnection = new PollingConnection(JobService.Endpoint, key, options);
    }

    public PollingConnection PollingConnection { get; }

    public JobOperation Job(string jobId = "job") => new(this, jobId);

    /// <summary>One request: by itself an ordinary call, within a wait a poll.</summary>
    public async Task<string> GetStatusAsync(string jobId, CancellationToken cancellationToken = default)
    {
        using var permit = await PollingConnection.AcquireAsync(cancellationToken).ConfigureAwait(false);
        var reply = await _service.SendAsync(_key, jobId, cancellationToken).ConfigureAwait(false);
        permit.RetryAfter = reply.RetryAfter;
        if (reply.Failure is null)
        {
            permit.ReportAdmitted();
            return reply.Status!;
        }

        if (PollingConnection.FaultClassifier.Classify(reply.Failure).Kind == PollingFaultKind.Throttled)
        {
            permit.ReportThrottled();
        }

        throw reply.Failure;
    }
}
