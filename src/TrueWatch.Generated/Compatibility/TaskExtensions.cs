namespace TrueWatch.Generated.Compatibility;

// In .NET Standard this overload is an extension method of Microsoft.Bcl.TimeProvider.
internal static class TaskExtensions
{
    extension(Task)
    {
        public static Task Delay(TimeSpan delay, TimeProvider timeProvider, CancellationToken cancellationToken)
            => timeProvider.Delay(delay, cancellationToken);
    }
}
