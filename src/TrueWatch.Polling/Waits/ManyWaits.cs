namespace TrueWatch.Polling;

/// <summary>Waits for many tasks at once: no end of one costs another its own.</summary>
internal static class ManyWaits
{
    public static async Task<IReadOnlyList<PollingResult<TResult, TStatus>>> WaitForAllAsync<TResult, TStatus>(
        List<PollingWait<TResult, TStatus>> waits, CancellationToken cancellationToken)
        where TStatus : struct, Enum
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

    public static async IAsyncEnumerable<PollingResult<TResult, TStatus>> WhenEachAsync<TResult, TStatus>(
        Func<List<PollingWait<TResult, TStatus>>> create, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TStatus : struct, Enum
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

    private static async Task<PollingResult<TResult, TStatus>> ToResultAsync<TResult, TStatus>(PollingWait<TResult, TStatus> wait)
        where TStatus : struct, Enum
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
