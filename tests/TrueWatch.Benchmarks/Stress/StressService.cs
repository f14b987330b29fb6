using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using TrueWatch.Polling;

namespace TrueWatch.Benchmarks.Stress;

/// <summary>A service that answers, fails, throttles and hangs at random, and notes when requests came.</summary>
internal sealed class StressService(int seed)
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<long>> _arrivals = new();
    private int _requests;

    public int Requests => Volatile.Read(ref _requests);

    public async Task<bool> SendAsync(string key, string task, CancellationToken cancellationToken)
    {
        _arrivals.GetOrAdd(key, static _ => new()).Enqueue(Stopwatch.GetTimestamp());
        var number = Interlocked.Increment(ref _requests);
        switch ((uint)HashCode.Combine(seed, number) % 200)
        {
            case < 10:
                throw new HttpRequestException("unavailable", null, HttpStatusCode.ServiceUnavailable);
            case 10:
                throw new HttpRequestException("throttled", null, HttpStatusCode.TooManyRequests);
            case 11:
                await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
                break;
            case 12:
                await new TaskCompletionSource().Task.ConfigureAwait(false);
                break;
            case 13:
                cancellationToken.Register(() => Thread.Sleep(5));
                await Task.Delay(20, cancellationToken).ConfigureAwait(false);
                break;
            case < 60:
                await Task.Delay(2, cancellationToken).ConfigureAwait(false);
                break;
        }

        return (uint)HashCode.Combine(seed, task, number) % 4 == 0;
    }

    /// <summary>How many requests of a key came within a window after as many as it may hold.</summary>
    public int CountExceeded(string key, RequestLimit limit)
    {
        long[] arrivals = _arrivals.TryGetValue(key, out var all) ? [.. all.Order()] : [];
        return Enumerable.Range(0, Math.Max(0, arrivals.Length - limit.Requests))
            .Count(first => Stopwatch.GetElapsedTime(arrivals[first], arrivals[first + limit.Requests]) <= limit.Window);
    }
}
