namespace TrueWatch.Generators.Emit;

/// <summary>Emits waiters: extension methods on the client, one line each, that call the runtime.</summary>
internal sealed class WaiterEmitter(SourceWriter writer, OperationNames names)
{
    private const string Runtime = RuntimeNames.Namespace;

    /// <summary>
    /// Emits a waiter that returns a type and calls a method of the runtime with these type parameters, and its short forms. The type of
    /// the progress is null where it reports none.
    /// </summary>
    public void Emit(Subject subject, string call, string type, string name, string? progress = null, string typeParameters = "TResult, TStatus")
    {
        var token = $"global::System.Threading.CancellationToken {names.CancellationToken}";
        var reported = progress is null ? "" : $"global::System.IProgress<{progress}>? {names.Progress} = null, ";
        EmitMethod(
            subject,
            $"{Runtime}.PollingOptions? {names.Options} = null, {reported}{token} = default",
            $"{Runtime}.{call}({subject.Target}, {names.Options}, {(progress is null ? "" : names.Progress + ", ")}{names.CancellationToken})",
            subject.Method.Summary);
        EmitShort("global::System.Threading.CancellationToken", token, "null");
        if (progress is not null)
        {
            EmitShort(
                "global::System.TimeSpan",
                $"global::System.TimeSpan {names.Timeout}, {token} = default",
                $"new {Runtime}.PollingOptions {{ Timeout = {names.Timeout} }}");
        }

        void EmitShort(string key, string declaration, string options)
        {
            // An argument of the client's own of that type could be taken for it.
            if (!subject.Method.Parameters.Any(parameter => parameter.UnderlyingType == key))
            {
                var required = subject.Required;
                var body = $"{name}({required.Arguments}, {names.Options}: {options}, {names.CancellationToken}: {names.CancellationToken})";
                EmitMethod(required, declaration, body);
            }
        }

        void EmitMethod(Subject declared, string more, string body, string? remarks = null) => writer
            .Separate()
            .Line($"/// <inheritdoc cref=\"{Runtime}.{call}{{{typeParameters}}}\"/>")
            .Lines(remarks is null ? [] : [$"/// <remarks><c>{subject.Method.Name}</c>: {Documentation.ToSentence(remarks)}</remarks>"])
            .Lines(declared.Documentation)
            .Line($"public static {type} {name}(")
            .Continue($"{declared.Declaration}, {more})")
            .Continue($"=> {body};");
    }
}
