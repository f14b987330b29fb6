using TrueWatch.Generators.CSharp;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Emit;

/// <summary>What the documentation of several waiters says alike.</summary>
internal static class WaiterText
{
    private const string Runtime = RuntimeNames.Namespace;

    public static string Snapshots(OperationNames names)
        => $"The snapshots. Each enumeration is a wait of its own; it throws <see cref=\"{Runtime}.PollingTimeoutException\"/>, "
            + $"<see cref=\"{Runtime}.PollingFaultException\"/> or <see cref=\"{Runtime}.UnknownStatusException\"/> when the wait ends "
            + $"without the task, and <see cref=\"{Runtime}.PollingCanceledException\"/> when <paramref name=\"{names.CancellationToken}\"/> is canceled.";

    public static string Items(BoundOperation operation, OperationNames names) => names.Varying.Count == 1
        ? $"One for each task. {Documentation.Describe(operation, names.Varying[0])}"
        : "The arguments of each task.";

    public static WaiterMethod Returning(this WaiterMethod method, string text)
    {
        method.Returns = text;
        return method;
    }

    public static WaiterMethod ThrowsToken(this WaiterMethod method, OperationNames names) => method
        .ThrowsNull(names.Token)
        .Throws(
            "global::System.ArgumentException",
            $"The <paramref name=\"{names.Token}\"/> is of another operation or endpoint, or the <paramref name=\"{names.Options}\"/> contradict themselves.");

    /// <summary>The ends of a wait that returns the last snapshot.</summary>
    public static WaiterMethod ThrowsEndsOfWait(this WaiterMethod method, OperationNames names) => method
        .Returning("The last snapshot, of a task that succeeded.")
        .Throws($"{Runtime}.RemoteTaskFailedException", "The task ended in failure.")
        .Throws($"{Runtime}.RemoteTaskCanceledException", "The task was canceled at the service.")
        .Throws(
            $"{Runtime}.RemoteTaskPartiallySucceededException",
            $"The task succeeded in part only, and the <paramref name=\"{names.Options}\"/> say to throw then.")
        .Throws($"{Runtime}.PollingTimeoutException", "The task did not end in time.")
        .Throws(
            $"{Runtime}.PollingFaultException",
            "The service refused the key or the request, or too many polls in a row failed; the inner exception is the failure.")
        .Throws(
            $"{Runtime}.UnknownStatusException",
            $"The service sent a status that is not known, and the <paramref name=\"{names.Options}\"/> say to throw then.")
        .Throws($"{Runtime}.PollingCanceledException", $"<paramref name=\"{names.CancellationToken}\"/> was canceled.");
}
