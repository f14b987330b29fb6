namespace TrueWatch.Generators.Polling;

/// <summary>Reads <c>states</c>: what each status means.</summary>
internal sealed class StatesReader(DiagnosticSink sink, string pollingName, string enumName, JsonKind kind, IReadOnlyList<string> listed)
{
    private readonly HashSet<string> _known = new HashSet<string>(listed, StringComparer.Ordinal);
    private readonly Lazy<string> _list = new Lazy<string>(() => NameList.Of(listed));

    /// <summary>The state of each status, in the document's order.</summary>
    public Dictionary<string, PollingState> Read(YamlMapping? states)
    {
        var outcomes = new Dictionary<string, PollingState>(StringComparer.Ordinal);
        for (var state = 0; state < States.Keys.Count; state++)
        {
            foreach (var status in YamlSequence.ItemsOf(states?[States.Keys[state]]))
            {
                if (Value(status) is not { } value)
                {
                    continue;
                }

                if (outcomes.TryGetValue(value, out var first))
                {
                    sink.Report(DiagnosticIds.StatusWithTwoStates, status.Span, pollingName, value, States.KeyOf(first));
                }
                else
                {
                    outcomes.Add(value, (PollingState)state);
                }
            }
        }

        return outcomes;
    }

    private string? Value(YamlNode status)
    {
        var text = (status as YamlScalar)?.Value ?? "";
        var value = Literal.Canonical(text, kind);
        if (status is YamlScalar && text.StartsWith("$", StringComparison.Ordinal) && !_known.Contains(value))
        {
            return Refuse(status, text, "; a condition belongs into the key 'success', 'failure' or 'canceled' beside 'states'");
        }

        if (listed.Count > 0)
        {
            return status is YamlScalar && _known.Contains(value)
                ? value
                : Refuse(status, text, $"{NearestName.Suggest(text, listed)}; it lists {_list.Value}");
        }

        var isRight = status is YamlScalar { IsNull: false }
            && (kind != JsonKind.Integer || Literal.KindOf(text) == JsonKind.Integer);
        return isRight
            ? value
            : Refuse(status, text, kind == JsonKind.Integer ? ": the status is an integer" : ": the status is a text");
    }

    private string? Refuse(YamlNode status, string text, string hint)
    {
        sink.Report(DiagnosticIds.UnknownStatus, status.Span, pollingName, status is YamlScalar ? text : status.Kind, enumName, hint);
        return null;
    }
}
