namespace TrueWatch.Polling.Compatibility;

internal static class TaskExtensions
{
    extension(Task task)
    {
        public bool IsCompletedSuccessfully => task.Status == TaskStatus.RanToCompletion;
    }
}
