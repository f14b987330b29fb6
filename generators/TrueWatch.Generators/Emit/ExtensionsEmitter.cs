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
        var (method, polled) = (operation.Method, OperationEmitter.QualifiedName(operation));
        var writer = new SourceWriter(method.Namespace).OpenType(
            $"Waits for the task that <c>{method.Name}</c> polls.",
            $"{operation.Accessibility} static class {EmittedNames.Extensions(operation.Name)}",
            method);
        var names = OperationNames.Of(method.Parameters);
        var waiter = new WaiterEmitter(writer, names);
        var types = $"<{operation.ResultType}, {operation.Status.Enum}>";
        var (snapshot, result, wait) = ($"{Runtime}.PollingSnapshot{types}", $"{Runtime}.PollingResult{types}", $"{Runtime}.PollingWait{types}");
        var target = $"new {EmittedNames.Operation(operation.Name)}({names.Client}{Subject.List(method.Parameters)})";
        var one = new Subject(method, names.Client, method.Parameters, target);
        waiter.Emit(one, "Poller.WaitAsync", $"{Task}<{snapshot}>", EmittedNames.Wait(operation.Name), $"{Runtime}.PollingProgress{types}");
        waiter.Emit(one, "Poller.WatchAsync", $"{List}.IAsyncEnumerable<{snapshot}>", $"Watch{operation.Name}Async");
        waiter.Emit(one, "Poller.Start", wait, $"StartWaitFor{operation.Name}");
        if (ArgumentText.IsExact(operation))
        {
            target = $"{polled}.FromToken({names.Client}, {names.Token}), {names.Token}";
            var resumed = new Subject(method, names.Client, [], target, ($"{Runtime}.PollingResumeToken", names.Token, null));
            waiter.Emit(resumed, "Poller.Resume", wait, $"ResumeWaitFor{operation.Name}");
        }

        if (method.Parameters.Count > 0)
        {
            var description = names.Varying.Count == 1
                ? $"One for each task. {Documentation.Describe(method, names.Varying[0])}"
                : "The arguments of each task.";
            target = $"{polled}.FromEach({names.Client}, {names.Items}{Subject.List(names.Common)})";
            var many = new Subject(method, names.Client, names.Common, target, (names.ItemsType, names.Items, description));
            waiter.Emit(many, "Poller.WaitForAllAsync", $"{Task}<{List}.IReadOnlyList<{result}>>", EmittedNames.WaitForAll(operation.Name));
            waiter.Emit(many, "Poller.WhenEachAsync", $"{List}.IAsyncEnumerable<{result}>", $"WhenEach{operation.Name}Async");
        }

        return writer.ToSourceText();
    }
}
