using Microsoft.CodeAnalysis.Text;

namespace TrueWatch.Generators.Emit;

/// <summary>Emits the waiters of an operation: extension methods on the client, one line each.</summary>
internal sealed class ExtensionsEmitter(BoundOperation operation, SourceWriter writer)
{
    private const string Runtime = RuntimeNames.Namespace;
    private readonly BoundOperation _operation = operation;
    private readonly OperationNames _names = new OperationNames(operation);
    private readonly SourceWriter _writer = writer;

    public static SourceText Emit(BoundOperation operation)
    {
        var writer = new SourceWriter(operation.Namespace)
            .Summary($"Waits for what <c>{operation.Method}</c> tells about.")
            .GeneratedCodeAttribute()
            .WarningAttributes(operation)
            .Line($"{operation.Accessibility} static class {EmittedNames.Extensions(operation.Name)}")
            .Open();
        new ExtensionsEmitter(operation, writer).EmitWaiters();
        return writer.ToSourceText();
    }

    private void EmitWaiters()
    {
        var types = $"<{_operation.ResultType}, {_operation.StatusEnum}>";
        var snapshot = $"{Runtime}.PollingSnapshot{types}";
        var one = Subject.OfOne(_operation, _names);
        EmitWaiter(one, "WaitAsync", $"global::System.Threading.Tasks.Task<{snapshot}>", EmittedNames.Wait(_operation.Name), $"{Runtime}.PollingProgress{types}");
        EmitWaiter(one, "WatchAsync", $"global::System.Collections.Generic.IAsyncEnumerable<{snapshot}>", $"Watch{_operation.Name}Async");
        EmitWaiter(one, "Start", $"{Runtime}.PollingWait{types}", $"StartWaitFor{_operation.Name}");
        if (ArgumentText.IsExact(_operation))
        {
            EmitWaiter(Subject.OfToken(_operation, _names), "Resume", $"{Runtime}.PollingWait{types}", $"ResumeWaitFor{_operation.Name}");
        }

        if (_operation.Parameters.Count > 0)
        {
            var many = Subject.OfMany(_operation, _names);
            EmitWaiter(many, "WaitForAllAsync", $"global::System.Threading.Tasks.Task<global::System.Collections.Generic.IReadOnlyList<{Runtime}.PollingResult{types}>>", EmittedNames.WaitForAll(_operation.Name));
            EmitWaiter(many, "WhenEachAsync", $"global::System.Collections.Generic.IAsyncEnumerable<{Runtime}.PollingResult{types}>", $"WhenEach{_operation.Name}Async");
        }
    }

    /// <summary>Emits a waiter, and its short forms.</summary>
    private void EmitWaiter(Subject subject, string method, string type, string name, string? progress = null)
    {
        var token = $"global::System.Threading.CancellationToken {_names.CancellationToken}";
        var reported = progress is null ? "" : $"global::System.IProgress<{progress}>? {_names.Progress} = null, ";
        EmitMethod(
            $"{subject.Declaration}, {Runtime}.PollingOptions? {_names.Options} = null, {reported}{token} = default",
            $"{Runtime}.Poller.{method}({subject.Target}, {_names.Options}, {(progress is null ? "" : _names.Progress + ", ")}{_names.CancellationToken})",
            subject.Documentation,
            _operation.Summary);
        EmitShort("global::System.Threading.CancellationToken", token, "null");
        if (progress is not null)
        {
            EmitShort(
                "global::System.TimeSpan",
                $"global::System.TimeSpan {_names.Timeout}, {token} = default",
                $"new {Runtime}.PollingOptions {{ Timeout = {_names.Timeout} }}");
        }

        void EmitShort(string key, string parameters, string options)
        {
            // An argument of the client's own of that type could be taken for it.
            if (!_operation.Parameters.Any(parameter => parameter.UnderlyingType == key))
            {
                EmitMethod(
                    $"{subject.RequiredDeclaration}, {parameters}",
                    $"{name}({subject.RequiredArguments}, {_names.Options}: {options}, {_names.CancellationToken}: {_names.CancellationToken})",
                    subject.RequiredDocumentation);
            }
        }

        void EmitMethod(string parameters, string call, IEnumerable<string> documentation, string? remarks = null)
        {
            _writer.Separate().Line($"/// <inheritdoc cref=\"{Runtime}.Poller.{method}{{TResult, TStatus}}\"/>");
            if (remarks is not null)
            {
                _writer.Line($"/// <remarks><c>{_operation.Method}</c>: {Documentation.ToSentence(remarks)}</remarks>");
            }

            foreach (var line in documentation)
            {
                _writer.Line(line);
            }

            _writer.Line($"public static {type} {name}(").Continue(parameters + ")").Continue($"=> {call};");
        }
    }
}
