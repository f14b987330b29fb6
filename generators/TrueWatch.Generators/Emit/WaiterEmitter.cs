namespace TrueWatch.Generators.Emit;

/// <summary>Emits waiters: extension methods on the client, one line each, that call the runtime.</summary>
/// <param name="writer">Where they go.</param>
/// <param name="names">What they add to the parameters is called.</param>
/// <param name="method">The client's method, with the parameters that the waiters have.</param>
internal sealed class WaiterEmitter(SourceWriter writer, OperationNames names, BoundMethod method)
{
    private const string Runtime = RuntimeNames.Namespace;

    /// <summary>Emits a waiter, and its short forms.</summary>
    /// <param name="subject">What it waits for.</param>
    /// <param name="call">The method of the runtime.</param>
    /// <param name="typeParameters">Its type parameters.</param>
    /// <param name="type">What it returns.</param>
    /// <param name="name">What the waiter is called.</param>
    /// <param name="progress">The type of the progress; null where it reports none.</param>
    public void Emit(Subject subject, string call, string typeParameters, string type, string name, string? progress = null)
    {
        var token = $"global::System.Threading.CancellationToken {names.CancellationToken}";
        var reported = progress is null ? "" : $"global::System.IProgress<{progress}>? {names.Progress} = null, ";
        EmitMethod(
            $"{subject.Declaration}, {Runtime}.PollingOptions? {names.Options} = null, {reported}{token} = default",
            $"{Runtime}.{call}({subject.Target}, {names.Options}, {(progress is null ? "" : names.Progress + ", ")}{names.CancellationToken})",
            subject.Documentation,
            method.Summary);
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
            if (!method.Parameters.Any(parameter => parameter.UnderlyingType == key))
            {
                EmitMethod(
                    $"{subject.RequiredDeclaration}, {declaration}",
                    $"{name}({subject.RequiredArguments}, {names.Options}: {options}, {names.CancellationToken}: {names.CancellationToken})",
                    subject.RequiredDocumentation);
            }
        }

        void EmitMethod(string declaration, string body, IEnumerable<string> documentation, string? remarks = null)
        {
            writer.Separate().Line($"/// <inheritdoc cref=\"{Runtime}.{call}{{{typeParameters}}}\"/>");
            if (remarks is not null)
            {
                writer.Line($"/// <remarks><c>{method.Name}</c>: {Documentation.ToSentence(remarks)}</remarks>");
            }

            writer.Lines(documentation).Line($"public static {type} {name}(").Continue(declaration + ")").Continue($"=> {body};");
        }
    }
}
