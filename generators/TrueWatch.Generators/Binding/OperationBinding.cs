namespace TrueWatch.Generators.Binding;

/// <summary>Binds one operation to the client, and reports what does not fit.</summary>
internal sealed class OperationBinding(
    OperationModel operation, string path, int index, Compilation compilation, List<BindingDiagnostic> diagnostics)
{
    private string _enumName = operation.Status.Enum.Name;

    public OperationModel Operation => operation;

    /// <summary>The status enum; null where the client does not fit.</summary>
    public BoundEnum? Enum { get; private set; }

    /// <summary>The typed property that a response type gets beside its raw status.</summary>
    public BoundTypedStatus? TypedStatus { get; private set; }

    /// <summary>The client's method; null where it was not found.</summary>
    public ClientMethod? Method { get; private set; }

    /// <returns>The operation, or null when the client does not fit.</returns>
    public BoundOperation? Bind(ClientLookup lookup, DocumentOptions options)
    {
        if (lookup.Find(operation, options, out var part, out var problem) is not { } method)
        {
            Report(part, NoClientMethod, operation.DisplayName, problem);
            return null;
        }

        Method = method;
        var shape = ChooseShape(method.Response);
        if (shape.Follow(operation.Result, out problem) is not { } result)
        {
            Complain(OperationPart.Result, problem);
            return null;
        }

        var response = shape.Bind();
        var exceptions = ClientExceptions.Find(method.Client, compilation);
        var successes = operation.Call.Successes;
        // NSwag's clients throw for each success but the first that has a type of its own.
        var throwsOthers = method.IsOfNSwag && successes is { First: not null, AreTold: true };
        var successCode = throwsOthers ? successes.First : successes.Only;
        var binder = new ConditionBinder(shape, response, successCode, throwsOthers, exceptions.Count > 0);
        if (BindStatus(shape, method) is not { } status || BindConditions(binder, shape, response) is not { } conditions)
        {
            return null;
        }

        var bound = new BoundOperation(
            CSharpText.Accessibility([method.Client, method.Symbol, result.Type, .. method.Parameters.Select(parameter => parameter.Type)]),
            operation.Name, method.Bind(operation.Call, response), result.TypeText, result.ResultAccess, status, new(conditions),
            successCode ?? successes.First ?? 200,
            new(exceptions), operation.Call.ArgumentCount <= method.Parameters.Count(), operation.Schedule);
        var outcomes = operation.Status.HasStates ? operation.Status.Outcomes : default(EquatableArray<StatusOutcome>?);
        var kind = operation.Status.IsOutcome ? JsonKind.Text : operation.Status.Kind;
        Enum = new BoundEnum(bound.Method.Namespace, bound.Accessibility, operation.Status.Enum with { Name = _enumName }, kind, outcomes);
        var mayLackResult = bound.ReadsStatusOfFailures || (bound.CatchesFailures && successes.HasOthers);
        return mayLackResult && !bound.ResultType.EndsWith("?", StringComparison.Ordinal)
            ? bound with { ResultType = bound.ResultType + "?" }
            : bound;
    }

    public void Report(OperationPart part, DiagnosticDescriptor descriptor, params string[] arguments)
        => diagnostics.Add(new BindingDiagnostic(path, (index, (int)part), descriptor, new(arguments)));

    private void Complain(OperationPart part, string problem) => Report(part, MemberDoesNotFit, operation.DisplayName, problem);

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
                Complain(OperationPart.Status, problem);
                return null;
            }

            // A client with an enum of its own has that under the schema's name, or the waiter's.
            if (NullableType.Underlying(member!.Type) is INamedTypeSymbol { TypeKind: TypeKind.Enum, ContainingType: null } own
                && own.Name == _enumName && CSharpText.Namespace(own) == @namespace)
            {
                _enumName = operation.Name + (_enumName == operation.Name + "Status" ? "PollingStatus" : "Status");
            }

            foreach (var (descriptor, doubt) in ClientStatusCheck.Find(member, status))
            {
                Report(OperationPart.Status, descriptor, $"x-polling '{operation.Name}'", doubt);
            }

            TypedStatus = member.Last is { Type.SpecialType: SpecialType.System_String } raw && names.Count > 0 && !status.IsOutcome
                ? TypedStatusBinder.Bind(raw, names[names.Count - 1], method, _enumName, compilation)
                : null;
        }

        return new BoundStatus(
            CSharpText.Global(@namespace, _enumName), rawStatus, clientEnum, status.IsOutcome, status.HasStates,
            status.HasStates ? status.Outcomes : null);
    }

    private List<BoundCondition>? BindConditions(ConditionBinder binder, ResponseShape shape, BoundResponse response)
    {
        var conditions = new List<BoundCondition>();
        var isFine = true;
        foreach (var condition in operation.Conditions)
        {
            var comparisons = condition.Comparisons.Select(Bind).OfType<BoundComparison>().ToList();
            isFine &= comparisons.Count == condition.Comparisons.Count;
            var added = new BoundCondition(condition.Outcome, condition.Text, new(comparisons));
            if (isFine && response.StatusCode is null && !added.IsOfStatusCode && binder.FindUnseen(condition) is { } unseen)
            {
                isFine = false;
                Complain(
                    (OperationPart)unseen.Place,
                    $"{shape.DescribeMethod()}, and throws for this HTTP status, so that nothing else of the response is known; let it return the response with its status, such as ApiResponse<T>");
            }

            if (isFine && condition.Outcome != PollingState.Pending && binder.FindDoubt(condition) is { } doubt)
            {
                Report((OperationPart)doubt.Place, AbsentStatusEnds, $"x-polling '{operation.Name}'", doubt.Problem);
            }

            conditions.Add(added);
        }

        return isFine ? conditions : null;

        BoundComparison? Bind(ComparisonModel comparison)
        {
            var bound = binder.Bind(comparison, out var problem);
            if (bound is null)
            {
                Complain((OperationPart)comparison.Place, problem);
            }

            return bound;
        }
    }
}
