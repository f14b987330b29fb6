namespace TrueWatch.Generators.Polling;

/// <summary>Reads the status of an operation and what <c>states</c> says of each of its values.</summary>
internal sealed class StatusParser(
    string pollingName, string? chosenEnum, YamlMapping? states, ResponseBody body, ConditionsReader conditions, DiagnosticSink sink)
{
    private readonly string? _enumName = chosenEnum is null ? null : Identifiers.ToPascalCase(chosenEnum);

    /// <summary>Reads the enum that an expression leads to; without one, the conditions say how the task stands.</summary>
    /// <returns>The status, or null when the expression leads to none.</returns>
    public StatusModel? Parse(BodyExpression? status)
    {
        if (status is not { } expression)
        {
            return conditions.Conditions.Count == 0 ? null : OfOutcomes(path: null, isRequired: false, JsonKind.Text);
        }

        var (source, names) = (expression.Source, expression.Names);
        if (body.Follow(source.Value, source.Span, names) is not { } node || ReadSchema(source, node) is not { } schema)
        {
            return null;
        }

        var listed = schema.Listed;
        var name = _enumName ?? Identifiers.ToPascalCase(schema.Component ?? pollingName + "Status");
        var isRequired = body.IsRequired(names);
        if (states is null && listed.Count == 0)
        {
            return OfOutcomes(names, isRequired, schema.Kind);
        }

        var outcomes = states is null ? [] : new StatesReader(sink, pollingName, name, schema.Kind, listed).Read(states);
        foreach (var value in schema.Values.Where(value => states is not null && !outcomes.ContainsKey(Literal.Canonical(value.Value, schema.Kind))))
        {
            sink.Report(StatusWithoutState, value.Span, value.Value, name, pollingName);
        }

        // Where the schema lists nothing, the statuses are those that the states name.
        var members = EnumMembers.Of(schema, listed.Count > 0 ? listed : [.. outcomes.Keys]).ToList();
        var ends = members
            .Where(member => outcomes.TryGetValue(member.WireValue, out var state) && state != PollingState.Pending)
            .Select(member => new StatusOutcome(member.Name, outcomes[member.WireValue]));
        var model = new EnumModel(name, schema.Description, new(members));
        return new StatusModel(names, isRequired, schema.Kind, model, HasStates: states is not null, new(ends), IsOutcome: false);
    }

    /// <summary>The schema of the status; null where values of it can be none. Reports what does not fit.</summary>
    private EnumSchema? ReadSchema(YamlScalar source, YamlNode node)
    {
        // Of a schema that does not say what it is, a text is expected.
        var schema = new EnumSchema(body.Schemas, node);
        var isThere = body.Schemas.Parts(node).Count > 0 || node is YamlScalar { IsPlain: true, Value: "true" };
        if (!isThere || schema.Kind is not (JsonKind.Any or JsonKind.Text or JsonKind.Integer or JsonKind.Boolean))
        {
            sink.Report(ExpressionLeadsNowhere, source.Span, source.Value, isThere
                ? "what it leads to is not a text, integer or boolean, whose values the states could name"
                : body.Schemas.DescribeLost(node, "the status"));
            return null;
        }

        foreach (var value in schema.Values.Where(value => schema.Kind == JsonKind.Integer && Literal.KindOf(value.Value) != JsonKind.Integer))
        {
            sink.Report(ImpossibleValue, value.Span, $"x-polling '{pollingName}'", $"'{value.Value}' can never be there: the status is an integer");
        }

        foreach (var (span, key, problem) in EnumMembers.FindFaults(schema))
        {
            sink.Report(MalformedEnum, span, key, pollingName, problem);
        }

        return schema;
    }

    /// <summary>The status of an operation whose answer has none that is listed: how the task stands.</summary>
    private StatusModel OfOutcomes(EquatableArray<string>? path, bool isRequired, JsonKind kind)
    {
        (PollingState State, string Description)[] ends =
        [
            (PollingState.Succeeded, "The task succeeded."),
            (PollingState.Failed, "The task failed."),
            (PollingState.Canceled, "The task was canceled at the service."),
        ];
        var members = ends
            .Where(end => conditions.HasAny(end.State))
            .Select(end => new EnumMemberModel(States.KeyOf(end.State), end.State.ToString(), end.Description))
            .Prepend(new EnumMemberModel("pending", nameof(PollingState.Pending), "The task has not ended."));
        var name = _enumName ?? Identifiers.ToPascalCase(pollingName) + "Status";
        return new StatusModel(path, isRequired, kind, new EnumModel(name, "How the task stands", new(members)), HasStates: false, default, IsOutcome: true);
    }
}
