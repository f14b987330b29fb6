using System;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using Added;
using Microsoft.Extensions.Logging.Abstractions;
using TrueWatch.Polling;

// What the runtime's members name comes from packages of its own.
using RateLimiter limiter = new RequestLimiter(new RequestLimit(5, TimeSpan.FromSeconds(1)), TimeProvider.System);
PollingConnectionOptions connection = new() { Logger = NullLogger.Instance };
PollingOptions options = new() { TimeProvider = TimeProvider.System };

await foreach (PollingSnapshot<Scan, ScanStatus> snapshot in new Scanner().WatchScanAsync("1", options).ConfigureAwait(false))
{
    Console.WriteLine($"{snapshot.Status} {connection.Logger == NullLogger.Instance} {limiter.IdleDuration is null}");
}
