using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the waiters of an operation: extension methods on the client, one line each.</summary>
internal static class ExtensionsEmitter
{
    private const string Runtime = RuntimeNames.Namespace;

    public static SourceText Emit(BoundOperation operation)
    {
        var writer = new SourceWriter(operation.Method.Namespace)
            .Summary($"Waits for what <c>{operation.Method.Name}</c> tells about.")
            .GeneratedCodeAttribute()
            .WarningAttributes(operation.Method)
            .Line($"{operation.Accessibility} static class {EmittedNames.Extensions(operation.Name)}")
            .Open();
        EmitWaiters(operation, writer);
        return writer.ToSourceText();
    }

    private static void EmitWaiters(BoundOperation operation, SourceWriter writer)
    {
        var names = new OperationNames(operation.Method.Parameters);
        var waiter = new WaiterEmitter(writer, names, operation.Method);
        var types = $"<{operation.ResultType}, {operation.StatusEnum}>";
        var snapshot = $"{Runtime}.PollingSnapshot{types}";
        var one = Subject.OfOne(operation, names);
        waiter.Emit(one, "Poller.WaitAsync", "TResult, TStatus", $"global::System.Threading.Tasks.Task<{snapshot}>", EmittedNames.Wait(operation.Name), $"{Runtime}.PollingProgress{types}");
        waiter.Emit(one, "Poller.WatchAsync", "TResult, TStatus", $"global::System.Collections.Generic.IAsyncEnumerable<{snapshot}>", $"Watch{operation.Name}Async");
        waiter.Emit(one, "Poller.Start", "TResult, TStatus", $"{Runtime}.PollingWait{types}", $"StartWaitFor{operation.Name}");
        if (ArgumentText.IsExact(operation))
        {
            waiter.Emit(Subject.OfToken(operation, names), "Poller.Resume", "TResult, TStatus", $"{Runtime}.PollingWait{types}", $"ResumeWaitFor{operation.Name}");
        }

        if (operation.Method.Parameters.Count > 0)
        {
            var many = Subject.OfMany(operation, names);
            waiter.Emit(many, "Poller.WaitForAllAsync", "TResult, TStatus", $"global::System.Threading.Tasks.Task<global::System.Collections.Generic.IReadOnlyList<{Runtime}.PollingResult{types}>>", EmittedNames.WaitForAll(operation.Name));
            waiter.Emit(many, "Poller.WhenEachAsync", "TResult, TStatus", $"global::System.Collections.Generic.IAsyncEnumerable<{Runtime}.PollingResult{types}>", $"WhenEach{operation.Name}Async");
        }
    }
}
