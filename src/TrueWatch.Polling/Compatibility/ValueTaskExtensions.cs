namespace TrueWatch.Polling.Compatibility;

internal static class ValueTaskExtensions
{
    extension(ValueTask)
    {
        public static ValueTask<T> FromResult<T>(T result) => new(result);

        public static ValueTask<T> FromCanceled<T>(CancellationToken cancellationToken)
            => new(Task.FromCanceled<T>(cancellationToken));
    }
}
