using TaskStatus = TrueWatch.Generated.TaskStatus;

/// <summary>An alias in a file, for this library's enum.</summary>
internal static class Aliased
{
    public static bool HasFailed(TaskStatus status) => status == TaskStatus.Error;
}
