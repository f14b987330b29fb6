using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Stress;

internal sealed class StressClient(StressService service, string key, PollingConnectionOptions options) : IPollingClient
{
    public string Key => key;

    public PollingConnection PollingConnection { get; } = new("https://stress.test/", key, options);

    public async Task<bool> IsDoneAsync(string task, CancellationToken cancellationToken)
    {
        using var permit = await PollingConnection.AcquireAsync(cancellationToken).ConfigureAwait(false);
        permit.RetryAfter = TimeSpan.FromMilliseconds(20);
        return await service.SendAsync(key, task, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How many permits of the key are not there although nothing is sent.</summary>
    public async Task<int> CountLostPermitsAsync(int limit)
    {
        PollingConnection.Close();
        var bare = new PollingConnection("https://stress.test/", key, new() { Limit = options.Limit });
        var permits = new List<RequestPermit>();
        while (permits.Count < limit && bare.AcquireAsync().AsTask() is var acquired && acquired.IsCompletedSuccessfully)
        {
            permits.Add(await acquired.ConfigureAwait(false));
        }

        var lost = limit - permits.Count;
        permits.ForEach(permit =>
        {
            permit.ReportNotSent();
            permit.Dispose();
        });
        return lost;
    }
}
