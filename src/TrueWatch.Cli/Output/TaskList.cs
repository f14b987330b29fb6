using TrueWatch.Simulator;

namespace TrueWatch.Cli.Output;

/// <summary>The tasks that a simulator has.</summary>
internal static class TaskList
{
    /// <summary>A line for each task.</summary>
    public static IEnumerable<string> Describe()
    {
        var width = TaskScripts.All.Max(script => script.TaskId.Length);
        return TaskScripts.All.Select(script => $"  {script.TaskId.PadRight(width)}  {script.Description}");
    }
}
