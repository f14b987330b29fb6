/// <summary>Code that never mentions the library means the platform's enum, as before the package was added.</summary>
internal static class Unrelated
{
    public static bool HasFailed(Task task) => task.Status is TaskStatus.Faulted;
}
