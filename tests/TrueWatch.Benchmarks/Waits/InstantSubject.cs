using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Waits;

/// <summary>Waits of the polling library alone.</summary>
internal sealed class InstantSubject : IWaitSubject
{
    private readonly PollingOptions _options;
    private readonly PollingConnection _connection;
    private readonly InstantOperation _operation;

    public InstantSubject(TimeProvider time, PollingOptions options)
    {
        _options = options;
        _connection = new PollingConnection(
            "https://instant.test/", Guid.NewGuid().ToString(), new PollingConnectionOptions { TimeProvider = time });
        _operation = new InstantOperation(_connection, 0, Ends);
    }

    public TaskEnds Ends { get; } = new();

    public Task CallAsync(CancellationToken cancellationToken) => _operation.PollAsync(cancellationToken);

    public Task WaitAsync(int number, CancellationToken cancellationToken)
        => Poller.WaitAsync(new InstantOperation(_connection, number, Ends), _options, null, cancellationToken);

    public void Dispose()
    {
    }
}
