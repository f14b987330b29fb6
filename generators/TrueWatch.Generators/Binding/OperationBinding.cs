namespace TrueWatch.Generators.Binding;

/// <summary>Binds one operation to the client, and reports what does not fit.</summary>
internal sealed class OperationBinding(OperationModel operation, Compilation compilation, OperationDiagnostics diagnostics)
{
    private string _enumName = operation.Status.Enum.Name;

    /// <summary>The status enum; null where the client does not fit.</summary>
    public BoundEnum? Enum { get; private set; }

    /// <summary>The typed property that a response type gets beside its raw status.</summary>
    public BoundTypedStatus? TypedStatus { get; private set; }

    /// <summary>The client's method; null where it was not found.</summary>
    public ClientMethod? Method { get; private set; }

    /// <returns>The operation, or null when the client does not fit.</returns>
    public BoundOperation? Bind(ClientLookup lookup, ClientExceptions clientExceptions, DocumentOptions options)
    {
        if (lookup.Find(operation, options, out var part, out var problem) is not { } method)
        {
            diagnostics.Report(part, NoClientMethod, operation.DisplayName, problem);
            return null;
        }

        Method = method;
        var shape = ChooseShape(method.Response);
        if (shape.Follow(operation.Result, out problem) is not { } result)
        {
            diagnostics.Complain(OperationPart.Result, problem);
            return null;
        }

        var response = shape.Bind();
        var exceptions = clientExceptions.Find(method.Client);
        var successes = operation.Call.Successes;
        // NSwag's clients throw for each success but the first that has a type of its own.
        var throwsOthers = method.IsOfNSwag && successes is { First: not null, AreTold: true };
        var successCode = throwsOthers || !successes.HasOthers ? successes.First : null;
        var binder = new ConditionBinder(shape, response, successCode, throwsOthers, exceptions.Count > 0, diagnostics);
        if (BindStatus(shape, method) is not { } status || binder.Bind(operation.Conditions) is not { } conditions)
        {
            return null;
        }

        var bound = new BoundOperation(
            CSharpText.Accessibility([method.Client, method.Symbol, result.Type, .. method.Parameters.Select(parameter => parameter.Type)]),
            operation.Name, method.Bind(operation.Call, response), result.TypeText, result.ResultAccess, status, new(conditions),
            successCode ?? successes.First ?? 200,
            new(exceptions), operation.Call.ArgumentCount <= method.Parameters.Count(), operation.Schedule);
        var kind = operation.Status.IsOutcome ? JsonKind.Text : operation.Status.Kind;
        Enum = new BoundEnum(bound.Method.Namespace, bound.Accessibility, operation.Status.Enum with { Name = _enumName }, kind, status.OwnOutcomes);
        var mayLackResult = bound.ReadsStatusOfFailures || (bound.CatchesFailures && successes.HasOthers);
        return mayLackResult && !bound.ResultType.EndsWith("?", StringComparison.Ordinal)
            ? bound with { ResultType = bound.ResultType + "?" }
            : bound;
    }

    // The way to see the response in which the document's names are found.
    private ResponseShape ChooseShape(ITypeSymbol response)
    {
        var probe = operation.Status.Path
            ?? operation.Conditions
                .SelectMany(condition => condition.Comparisons)
                .FirstOrDefault(comparison => comparison.Operand.Kind == OperandKind.Body)?.Operand.Names
            ?? operation.Result;
        return ResponseShape.Choose(response, [probe]);
    }

    private BoundStatus? BindStatus(ResponseShape shape, ClientMethod method)
    {
        var status = operation.Status;
        var rawStatus = default(string);
        var clientEnum = default(BoundClientEnum);
        var @namespace = CSharpText.Namespace(method.Client);
        if (status.Path is { } names)
        {
            var member = shape.Follow(names, out var problem);
            rawStatus = member is null ? null : RawStatusBinder.Bind(member, status, out clientEnum, out problem);
            if (rawStatus is null)
            {
                diagnostics.Complain(OperationPart.Status, problem);
                return null;
            }

            // A client with an enum of its own has that under the schema's name, or the waiter's.
            if (NullableType.Underlying(member!.Type) is INamedTypeSymbol { TypeKind: TypeKind.Enum, ContainingType: null } own
                && own.Name == _enumName && CSharpText.Namespace(own) == @namespace)
            {
                _enumName = operation.Name + (_enumName == operation.Name + "Status" ? "PollingStatus" : "Status");
            }

            ClientStatusCheck.Report(member, status, diagnostics);
            TypedStatus = member.Last is { Type.SpecialType: SpecialType.System_String } raw && names.Count > 0 && !status.IsOutcome
                ? TypedStatusBinder.Bind(raw, names[names.Count - 1], method, _enumName, compilation)
                : null;
        }

        return new BoundStatus(
            CSharpText.Global(@namespace, _enumName), rawStatus, clientEnum, status.IsOutcome, status.HasStates,
            status.HasStates ? status.Outcomes : null);
    }
}
