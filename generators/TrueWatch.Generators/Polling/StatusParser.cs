namespace TrueWatch.Generators.Polling;

/// <summary>Reads the status of an operation and what <c>states</c> says of each of its values.</summary>
internal sealed class StatusParser(SchemaWalk schemas, DiagnosticSink sink)
{
    /// <summary>Reads the enum that a status expression leads to.</summary>
    /// <returns>The status, or null when the expression leads to none.</returns>
    public StatusModel? Parse(
        string pollingName,
        string? enumName,
        YamlScalar expression,
        EquatableArray<string> path,
        bool isRequired,
        YamlNode node,
        YamlMapping? states)
    {
        var schema = new EnumSchema(schemas, node);
        var isThere = schemas.Parts(node).Count > 0 || node is YamlScalar { IsPlain: true, Value: "true" };
        if (!isThere || !IsStatus(schema.Kind))
        {
            sink.Report(
                DiagnosticIds.ExpressionLeadsNowhere,
                expression.Span,
                expression.Value,
                isThere
                    ? "what it leads to is no text, integer or boolean, whose values the states could name"
                    : schemas.DescribeLost(node, "the status"));
            return null;
        }

        foreach (var value in schema.Values.Where(value => schema.Kind == JsonKind.Integer && Literal.KindOf(value.Value) != JsonKind.Integer))
        {
            sink.Report(
                DiagnosticIds.ImpossibleValue,
                value.Span,
                $"x-polling '{pollingName}'",
                $"'{value.Value}' can never be there: the status is an integer");
        }

        foreach (var (span, key, problem) in schema.FindFaults())
        {
            sink.Report(DiagnosticIds.MalformedEnum, span, key, pollingName, problem);
        }

        foreach (var value in EnumMembers.FindTooLong(schema))
        {
            sink.Report(
                DiagnosticIds.MalformedEnum, value.Span, "enum", pollingName, $"the name of this value has more than {Identifiers.LongestName} bytes; name it in x-enum-varnames");
        }

        var name = enumName ?? Identifiers.ToPascalCase(schema.Component ?? pollingName + "Status");
        if (states is null)
        {
            return OfSchema(name, path, isRequired, schema);
        }

        var listed = schema.Listed;
        var outcomes = new StatesReader(sink, pollingName, name, schema.Kind, listed).Read(states);
        foreach (var value in schema.Values.Where(value => !outcomes.ContainsKey(Literal.Canonical(value.Value, schema.Kind))))
        {
            sink.Report(DiagnosticIds.StatusWithoutState, value.Span, value.Value, name, pollingName);
        }

        // Where the schema lists nothing, the statuses are those that the states name.
        var members = EnumMembers.Of(schema, listed.Count > 0 ? listed : [.. outcomes.Keys]).ToList();
        return new StatusModel(
            path,
            isRequired,
            schema.Kind,
            new EnumModel(name, schema.Description, new(members)),
            HasStates: true,
            new(members
                .Where(member => outcomes.TryGetValue(member.WireValue, out var state) && state != PollingState.Pending)
                .Select(member => new StatusOutcome(member.Name, outcomes[member.WireValue]))),
            IsOutcome: false);
    }

    /// <summary>Whether values of a kind can be a status; of one that does not say what it is, a text is expected.</summary>
    public static bool IsStatus(JsonKind kind)
        => kind is JsonKind.Any or JsonKind.Text or JsonKind.Integer or JsonKind.Boolean;

    /// <summary>The status of an operation whose conditions say what it means.</summary>
    public static StatusModel OfSchema(string enumName, EquatableArray<string> path, bool isRequired, EnumSchema schema) => new(
        path,
        isRequired,
        schema.Kind,
        new EnumModel(enumName, schema.Description, new(EnumMembers.Of(schema, schema.Listed))),
        HasStates: false,
        default,
        IsOutcome: false);

    /// <summary>The status of an operation whose answer has none: how the task stands.</summary>
    public static StatusModel OfOutcomes(string enumName, StatusModel? raw, ConditionsReader conditions)
    {
        var members = new List<EnumMemberModel> { new("pending", nameof(PollingState.Pending), "The task has not ended.") };
        foreach (var (state, description) in new[]
        {
            (PollingState.Succeeded, "The task succeeded."),
            (PollingState.Failed, "The task failed."),
            (PollingState.Canceled, "The task was canceled at the service."),
        })
        {
            if (conditions.HasAny(state))
            {
                members.Add(new EnumMemberModel(States.KeyOf(state), state.ToString(), description));
            }
        }

        return new StatusModel(
            raw?.Path, raw?.IsRequired == true, raw?.Kind ?? JsonKind.Text, new EnumModel(enumName, "How the task stands", new(members)), HasStates: false, default, IsOutcome: true);
    }
}
