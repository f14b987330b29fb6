namespace TrueWatch.Generators.Polling;

/// <summary>Reads <c>states</c>: what each status means.</summary>
internal sealed class StatesReader(DiagnosticSink sink, string pollingName, string enumName, JsonKind kind, IReadOnlyList<string> listed)
{
    private readonly HashSet<string> _known = new HashSet<string>(listed, StringComparer.Ordinal);
    private readonly Lazy<string> _list = new Lazy<string>(() => NameList.Of(listed));

    /// <summary>The state of each status, in the document's order.</summary>
    public Dictionary<string, PollingState> Read(YamlMapping states)
    {
        var outcomes = new Dictionary<string, PollingState>(StringComparer.Ordinal);
        var all = States.Keys.SelectMany((key, state) => YamlSequence.ItemsOf(states[key]).Select(status => (status, (PollingState)state)));
        foreach (var (status, state) in all)
        {
            var value = Value(status);
            if (value is not null && outcomes.TryGetValue(value, out var first))
            {
                sink.Report(StatusWithTwoStates, status.Span, pollingName, value, States.KeyOf(first));
            }
            else if (value is not null)
            {
                outcomes.Add(value, state);
            }
        }

        return outcomes;
    }

    private string? Value(YamlNode status)
    {
        var scalar = status as YamlScalar;
        var text = scalar?.Value ?? "";
        var value = Literal.Canonical(text, kind);
        var isCondition = text.StartsWith("$", StringComparison.Ordinal);
        var isRight = listed.Count > 0
            ? scalar is not null && _known.Contains(value)
            : !isCondition && scalar is { IsNull: false } && (kind != JsonKind.Integer || Literal.KindOf(text) == JsonKind.Integer);
        if (isRight)
        {
            return value;
        }

        var hint = isCondition
            ? "; a condition belongs into the key 'success', 'failure' or 'canceled' beside 'states'"
            : listed.Count > 0 ? $"{NearestName.Suggest(text, listed)}; it lists {_list.Value}"
            : kind == JsonKind.Integer ? ": the status is an integer" : ": the status is a text";
        sink.Report(UnknownStatus, status.Span, pollingName, scalar is null ? status.Kind : text, enumName, hint);
        return null;
    }
}
