using Microsoft.CodeAnalysis.Text;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the waiters of an operation: extension methods on the client, one line each.</summary>
internal static class ExtensionsEmitter
{
    private const string Runtime = RuntimeNames.Namespace;

    public static string TypeName(string operationName) => operationName + "PollingExtensions";

    public static SourceText Emit(BoundOperation operation)
    {
        var names = new OperationNames(operation);
        var snapshot = $"{Runtime}.PollingSnapshot<{operation.ResultType}, {operation.StatusEnum}>";
        var parameters = string.Concat(operation.Parameters.Select(parameter =>
            $"{parameter.Type} {parameter.Name}{(parameter.DefaultValue is null ? "" : " = " + parameter.DefaultValue)}, "));
        var call = $"new {OperationEmitter.TypeName(operation.Name)}({names.Client}{string.Concat(operation.Parameters.Select(parameter => ", " + parameter.Name))})";
        var writer = new SourceWriter(operation.Namespace)
            .Summary($"Waits for what <c>{operation.Method}</c> tells about.")
            .GeneratedCodeAttribute()
            .Line($"{operation.Accessibility} static class {TypeName(operation.Name)}")
            .Open()
            .Summary($"Polls <c>{operation.Method}</c> until the task has ended. The first poll is sent at once.")
            .Describe(operation, names)
            .Line($"/// <param name=\"{names.Progress}\">Is told of every snapshot, the last one included.</param>")
            .Line($"/// <param name=\"{names.CancellationToken}\">Ends the wait, and the request in flight; the task itself goes on.</param>")
            .Line("/// <returns>The last snapshot, of a task that succeeded.</returns>")
            .Line($"/// <exception cref=\"global::System.ArgumentNullException\"><paramref name=\"{names.Client}\"/> is null.</exception>")
            .Line($"/// <exception cref=\"{Runtime}.RemoteTaskFailedException\">The task ended in failure.</exception>")
            .Line($"/// <exception cref=\"{Runtime}.RemoteTaskCanceledException\">The task was canceled at the service.</exception>")
            .Line($"/// <exception cref=\"{Runtime}.PollingTimeoutException\">The task did not end in time.</exception>")
            .Line($"/// <exception cref=\"global::System.OperationCanceledException\"><paramref name=\"{names.CancellationToken}\"/> was canceled.</exception>")
            .Line($"public static global::System.Threading.Tasks.Task<{snapshot}> WaitFor{operation.Name}Async(")
            .Continue($"this {operation.Client} {names.Client}, {parameters}{Runtime}.PollingOptions? {names.Options} = null,")
            .Continue($"global::System.IProgress<{snapshot}>? {names.Progress} = null,")
            .Continue($"global::System.Threading.CancellationToken {names.CancellationToken} = default)")
            .Continue($"=> {Runtime}.Poller.WaitAsync({call}, {names.Options}, {names.Progress}, {names.CancellationToken});")
            .Line()
            .Summary($"Polls <c>{operation.Method}</c> until the task has ended and yields every snapshot; the task's own failure is one too.")
            .Describe(operation, names)
            .Line($"/// <param name=\"{names.CancellationToken}\">Ends the wait, and the request in flight; the task itself goes on.</param>")
            .Line($"/// <returns>The snapshots. Enumerating throws <see cref=\"{Runtime}.PollingTimeoutException\"/> when the task does not end in time.</returns>")
            .Line($"/// <exception cref=\"global::System.ArgumentNullException\"><paramref name=\"{names.Client}\"/> is null.</exception>")
            .Line($"public static global::System.Collections.Generic.IAsyncEnumerable<{snapshot}> Watch{operation.Name}Async(")
            .Continue($"this {operation.Client} {names.Client}, {parameters}{Runtime}.PollingOptions? {names.Options} = null,")
            .Continue($"global::System.Threading.CancellationToken {names.CancellationToken} = default)")
            .Continue($"=> {Runtime}.Poller.WatchAsync({call}, {names.Options}, {names.CancellationToken});");
        return writer.ToSourceText();
    }

    private static SourceWriter Describe(this SourceWriter writer, BoundOperation operation, OperationNames names)
    {
        if (operation.Summary is { } summary)
        {
            writer.Line($"/// <remarks><c>{operation.Method}</c>: {Documentation.ToSentence(summary)}</remarks>");
        }

        return writer
            .Line($"/// <param name=\"{names.Client}\">The client that sends the requests.</param>")
            .Parameters(operation)
            .Line($"/// <param name=\"{names.Options}\">What is wanted otherwise than the document recommends; none by default.</param>");
    }
}
