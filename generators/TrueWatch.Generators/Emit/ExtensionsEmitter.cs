using Microsoft.CodeAnalysis.Text;
using TrueWatch.Generators.CSharp;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the waiters of an operation: extension methods on the client, one line each.</summary>
internal static class ExtensionsEmitter
{
    private const string EndsWait = "Ends the wait, and the request in flight; the task itself goes on.";
    private const string Handle = "The wait: its end, how it stands, and a token to go on elsewhere, at any time.";
    private const string Runtime = RuntimeNames.Namespace;
    private const string Poller = Runtime + ".Poller";

    public static SourceText Emit(BoundOperation operation)
    {
        var names = new OperationNames(operation);
        var types = $"<{operation.ResultType}, {operation.StatusEnum}>";
        var writer = new SourceWriter(operation.Namespace)
            .Summary($"Waits for what <c>{operation.Method}</c> tells about.")
            .GeneratedCodeAttribute()
            .WarningAttributes(operation)
            .Line($"{operation.Accessibility} static class {EmittedNames.Extensions(operation.Name)}")
            .Open();
        EmitWaits(writer, operation, names, types);
        if (ArgumentText.IsExact(operation))
        {
            EmitResumes(writer, operation, names, types);
        }

        if (operation.Parameters.Count > 0)
        {
            EmitMany(writer, operation, names, types);
        }

        return writer.ToSourceText();
    }

    private static void EmitWaits(SourceWriter writer, BoundOperation operation, OperationNames names, string types)
    {
        var target = $"new {EmittedNames.Operation(operation.Name)}({names.Client}{string.Concat(operation.Parameters.Select(parameter => ", " + parameter.Name))})";
        Begin($"Polls <c>{operation.Method}</c> until the task has ended. The first poll is sent at once, the last one at the deadline.")
            .Options()
            .Progress($"{Runtime}.PollingProgress{types}")
            .CancellationToken(EndsWait)
            .ThrowsOptions()
            .ThrowsEndsOfWait(names)
            .WriteTo(
                writer,
                $"global::System.Threading.Tasks.Task<{Runtime}.PollingSnapshot{types}>",
                EmittedNames.Wait(operation.Name),
                $"{Poller}.WaitAsync({target}, {names.Options}, {names.Progress}, {names.CancellationToken})");
        writer.Line();

        Begin($"Polls <c>{operation.Method}</c> until the task has ended and yields the snapshots; the task's own failure is one too.")
            .Options()
            .CancellationToken(EndsWait)
            .Returning(WaiterText.Snapshots(names))
            .ThrowsOptions()
            .WriteTo(
                writer,
                $"global::System.Collections.Generic.IAsyncEnumerable<{Runtime}.PollingSnapshot{types}>",
                $"Watch{operation.Name}Async",
                $"{Poller}.WatchAsync({target}, {names.Options}, {names.CancellationToken})");
        writer.Line();

        Begin($"Begins to poll <c>{operation.Method}</c> until the task has ended, and returns at once.")
            .Options()
            .CancellationToken(EndsWait)
            .Returning(Handle)
            .ThrowsOptions()
            .WriteTo(
                writer,
                $"{Runtime}.PollingWait{types}",
                $"StartWaitFor{operation.Name}",
                $"{Poller}.Start({target}, {names.Options}, {names.CancellationToken})");

        WaiterMethod Begin(string summary)
            => new WaiterMethod(operation, names, summary).Parameters(operation, operation.Parameters);
    }

    private static void EmitResumes(SourceWriter writer, BoundOperation operation, OperationNames names, string types)
    {
        var target = $"{OperationEmitter.QualifiedName(operation)}.FromToken({names.Client}, {names.Token}), {names.Token}";
        writer.Line();
        Begin("Goes on with a wait that a token was handed out for, in this process or another: with its arguments, its pace and its deadline.")
            .Options()
            .Progress($"{Runtime}.PollingProgress{types}")
            .CancellationToken(EndsWait)
            .ThrowsToken(names)
            .ThrowsEndsOfWait(names)
            .WriteTo(
                writer,
                $"global::System.Threading.Tasks.Task<{Runtime}.PollingSnapshot{types}>",
                $"ResumeWaitFor{operation.Name}Async",
                $"{Poller}.ResumeAsync({target}, {names.Options}, {names.Progress}, {names.CancellationToken})");
        writer.Line();

        Begin("Goes on with a wait that a token was handed out for, and returns at once.")
            .Options()
            .CancellationToken(EndsWait)
            .Returning(Handle)
            .ThrowsToken(names)
            .WriteTo(
                writer,
                $"{Runtime}.PollingWait{types}",
                $"ResumeWaitFor{operation.Name}",
                $"{Poller}.Resume({target}, {names.Options}, {names.CancellationToken})");
        writer.Line();

        Begin("Goes on with a wait that a token was handed out for, and yields the snapshots from there on.")
            .Options()
            .CancellationToken(EndsWait)
            .Returning(WaiterText.Snapshots(names))
            .ThrowsToken(names)
            .WriteTo(
                writer,
                $"global::System.Collections.Generic.IAsyncEnumerable<{Runtime}.PollingSnapshot{types}>",
                $"ResumeWatch{operation.Name}Async",
                $"{Poller}.ResumeWatchAsync({target}, {names.Options}, {names.CancellationToken})");

        WaiterMethod Begin(string summary) => new WaiterMethod(operation, names, summary)
            .Parameter($"{Runtime}.PollingResumeToken {names.Token}", names.Token, "What a wait, a snapshot or an exception of this operation has handed out.");
    }

    private static void EmitMany(SourceWriter writer, BoundOperation operation, OperationNames names, string types)
    {
        var target = $"{OperationEmitter.QualifiedName(operation)}.FromEach({names.Client}, {names.Items}{string.Concat(names.Common.Select(parameter => ", " + parameter.Name))})";
        writer.Line();
        Begin("Waits for many tasks at once, over the budget that they share. What one of them ends with costs no other its result.")
            .Returning("How each wait ended, in the order of the arguments.")
            .ThrowsOptions()
            .Throws("global::System.OperationCanceledException", $"<paramref name=\"{names.CancellationToken}\"/> was canceled.")
            .WriteTo(
                writer,
                $"global::System.Threading.Tasks.Task<global::System.Collections.Generic.IReadOnlyList<{Runtime}.PollingResult{types}>>",
                EmittedNames.WaitForAll(operation.Name),
                $"{Poller}.WaitForAllAsync({target}, {names.Options}, {names.CancellationToken})");
        writer.Line();

        Begin("Waits for many tasks at once, over the budget that they share, and yields how each wait ended as it does. To abandon the enumeration ends the waits that are left.")
            .Returning($"The ends, in the order in which they come. Enumerating throws what is wrong with the arguments, and <see cref=\"global::System.OperationCanceledException\"/> when <paramref name=\"{names.CancellationToken}\"/> is canceled.")
            .WriteTo(
                writer,
                $"global::System.Collections.Generic.IAsyncEnumerable<{Runtime}.PollingResult{types}>",
                $"WhenEach{operation.Name}Async",
                $"{Poller}.WhenEachAsync({target}, {names.Options}, {names.CancellationToken})");

        WaiterMethod Begin(string summary) => new WaiterMethod(operation, names, summary)
            .Parameter($"{names.ItemsType} {names.Items}", names.Items, WaiterText.Items(operation, names))
            .ThrowsNull(names.Items)
            .Parameters(operation, names.Common)
            .Options()
            .CancellationToken("Ends all waits; the tasks themselves go on.");
    }
}
