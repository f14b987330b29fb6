namespace TrueWatch.Polling;

/// <summary>Waits for many tasks at once: no end of one costs another its own.</summary>
internal static class ManyWaits<TResult, TStatus>
    where TStatus : struct, Enum
{
    public static async Task<IReadOnlyList<PollingResult<TResult, TStatus>>> WaitForAllAsync(
        List<PollingWait<TResult, TStatus>> waits, CancellationToken cancellationToken)
    {
        try
        {
            var results = await Task.WhenAll(waits.ConvertAll(wait => ToResultAsync(wait.Start(cancellationToken)))).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return results;
        }
        finally
        {
            waits.ForEach(static wait => wait.Dispose());
        }
    }

    public static async IAsyncEnumerable<PollingResult<TResult, TStatus>> WhenEachAsync(
        Func<List<PollingWait<TResult, TStatus>>> create, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waits = create();
        try
        {
            var results = waits.ConvertAll(wait => ToResultAsync(wait.Start(cancellationToken)));
            await foreach (var result in Task.WhenEach(results).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return await result.ConfigureAwait(false);
            }
        }
        finally
        {
            waits.ForEach(static wait => wait.Dispose());
        }
    }

    private static async Task<PollingResult<TResult, TStatus>> ToResultAsync(PollingWait<TResult, TStatus> wait)
    {
        try
        {
            return new(wait.Operation.Arguments, await wait.Completion.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            return new(wait.Operation.Arguments, exception);
        }
    }
}
