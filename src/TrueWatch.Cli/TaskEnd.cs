namespace TrueWatch.Cli;

/// <summary>How a task ended, as far as the command tells ends apart.</summary>
internal enum TaskEnd
{
    Pending,
    Succeeded,
    SucceededInPart,
    Failed,
    Canceled,
}
