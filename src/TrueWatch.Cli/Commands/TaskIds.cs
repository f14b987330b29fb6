using TrueWatch.Cli.CommandLine;

namespace TrueWatch.Cli.Commands;

/// <summary>Task ids as a command line gives them.</summary>
internal static class TaskIds
{
    /// <summary>Stands for the standard input, which has an id on each line.</summary>
    public const string FromInput = "-";

    /// <exception cref="UsageException">The text is no id.</exception>
    public static string Require(string taskId) => string.IsNullOrWhiteSpace(taskId)
        ? throw new UsageException($"The task id '{taskId}' is empty. Pass the id that the start of the task returned.")
        : taskId;

    /// <summary>The ids, each once.</summary>
    /// <param name="arguments">The ids of the command line.</param>
    /// <param name="input">The standard input.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="UsageException">One of them is no id, or there are none.</exception>
    public static async Task<IReadOnlyList<string>> ReadAsync(
        IReadOnlyList<string> arguments, TextReader input, CancellationToken cancellationToken)
    {
        var taskIds = new List<string>();
        foreach (var argument in arguments)
        {
            if (argument == FromInput)
            {
                // Not every kind of input heeds the token.
                var text = await Task.Run(() => input.ReadToEndAsync(cancellationToken), cancellationToken)
                    .WaitAsync(cancellationToken)
                    .ConfigureAwait(false);
                taskIds.AddRange(text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            }
            else
            {
                taskIds.Add(Require(argument));
            }
        }

        return taskIds.Count > 0
            ? [.. taskIds.Distinct()]
            : throw new UsageException("There is no task id on the standard input. Write one id per line.");
    }
}
