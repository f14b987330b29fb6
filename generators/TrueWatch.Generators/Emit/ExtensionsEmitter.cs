using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the waiters of an operation: extension methods on the client, one line each.</summary>
internal static class ExtensionsEmitter
{
    public static SourceText Emit(BoundOperation operation)
    {
        const string Runtime = RuntimeNames.Namespace;
        const string List = "global::System.Collections.Generic";
        const string Task = "global::System.Threading.Tasks.Task";
        var writer = new SourceWriter(operation.Method.Namespace).OpenType(
            $"Waits for the task that <c>{operation.Method.Name}</c> polls.",
            $"{operation.Accessibility} static class {EmittedNames.Extensions(operation.Name)}",
            operation.Method);
        var names = OperationNames.Of(operation.Method.Parameters);
        var waiter = new WaiterEmitter(writer, names);
        var types = $"<{operation.ResultType}, {operation.Status.Enum}>";
        var (snapshot, result, wait) = ($"{Runtime}.PollingSnapshot{types}", $"{Runtime}.PollingResult{types}", $"{Runtime}.PollingWait{types}");
        var one = Subject.OfOne(operation, names);
        waiter.Emit(one, "Poller.WaitAsync", $"{Task}<{snapshot}>", EmittedNames.Wait(operation.Name), $"{Runtime}.PollingProgress{types}");
        waiter.Emit(one, "Poller.WatchAsync", $"{List}.IAsyncEnumerable<{snapshot}>", $"Watch{operation.Name}Async");
        waiter.Emit(one, "Poller.Start", wait, $"StartWaitFor{operation.Name}");
        if (ArgumentText.IsExact(operation))
        {
            waiter.Emit(Subject.OfToken(operation, names), "Poller.Resume", wait, $"ResumeWaitFor{operation.Name}");
        }

        if (operation.Method.Parameters.Count > 0)
        {
            var many = Subject.OfMany(operation, names);
            waiter.Emit(many, "Poller.WaitForAllAsync", $"{Task}<{List}.IReadOnlyList<{result}>>", EmittedNames.WaitForAll(operation.Name));
            waiter.Emit(many, "Poller.WhenEachAsync", $"{List}.IAsyncEnumerable<{result}>", $"WhenEach{operation.Name}Async");
        }

        return writer.ToSourceText();
    }
}
