using TrueWatch.Cli.CommandLine;
using TrueWatch.Cli.Output;
using TrueWatch.Simulator;

namespace TrueWatch.Cli.Service;

/// <summary>The tasks that the embedded simulator has.</summary>
internal static class SimulatedTasks
{
    private const int LongestTaskId = 200;

    /// <exception cref="UsageException">The simulator has not all of the tasks; the text lists those that it has.</exception>
    public static void Require(IEnumerable<string> taskIds)
    {
        if (taskIds.FirstOrDefault(taskId => TaskScripts.All.All(script => script.TaskId != taskId)) is { } unknown)
        {
            throw new UsageException(
                $"The simulator has no task '{DisplayText.OneLine(unknown, LongestTaskId)}'. It has\n{string.Join('\n', TaskList.Describe())}");
        }
    }
}
