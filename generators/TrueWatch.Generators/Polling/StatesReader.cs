using TrueWatch.Generators.Diagnostics;
using TrueWatch.Generators.Document;
using TrueWatch.Generators.Document.Yaml;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Polling;

/// <summary>Reads <c>states</c>: what each status means.</summary>
internal sealed class StatesReader
{
    private readonly DiagnosticSink _sink;
    private readonly string _pollingName;
    private readonly string _enumName;
    private readonly JsonKind _kind;
    private readonly IReadOnlyList<string> _listed;
    private readonly HashSet<string> _known;
    private readonly Lazy<string> _list;

    /// <param name="sink">Where to report.</param>
    /// <param name="pollingName">The name of the waiter.</param>
    /// <param name="enumName">The name of the enum.</param>
    /// <param name="kind">What the statuses are.</param>
    /// <param name="listed">The statuses that the schema lists; none where it lists none.</param>
    public StatesReader(
        DiagnosticSink sink, string pollingName, string enumName, JsonKind kind, IReadOnlyList<string> listed)
    {
        _sink = sink;
        _pollingName = pollingName;
        _enumName = enumName;
        _kind = kind;
        _listed = listed;
        _known = new HashSet<string>(listed, StringComparer.Ordinal);
        _list = new Lazy<string>(() => NameList.Of(listed));
    }

    /// <summary>The state of each status, in the document's order.</summary>
    public Dictionary<string, PollingState> Read(YamlMapping? states)
    {
        var outcomes = new Dictionary<string, PollingState>(StringComparer.Ordinal);
        for (var state = 0; state < States.Keys.Count; state++)
        {
            var statuses = states?[States.Keys[state]] switch
            {
                null => [],
                YamlSequence list => list.Items,
                var single => [single],
            };
            foreach (var status in statuses)
            {
                if (Value(status) is not { } value)
                {
                    continue;
                }

                if (outcomes.TryGetValue(value, out var first))
                {
                    _sink.Report(
                        DiagnosticIds.StatusWithTwoStates, status.Span, _pollingName, value, States.KeyOf(first));
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
        var value = Literal.Canonical(text, _kind);
        if (status is YamlScalar && text.StartsWith("$", StringComparison.Ordinal) && !_known.Contains(value))
        {
            return Refuse(status, text, "; a condition belongs into the key 'success', 'failure' or 'canceled' beside 'states'");
        }

        if (_listed.Count > 0)
        {
            return status is YamlScalar && _known.Contains(value)
                ? value
                : Refuse(status, text, $"{NearestName.Suggest(text, _listed)}; it lists {_list.Value}");
        }

        var isRight = status is YamlScalar { IsNull: false }
            && (_kind != JsonKind.Integer || Literal.KindOf(text) == JsonKind.Integer);
        return isRight
            ? value
            : Refuse(status, text, _kind == JsonKind.Integer ? ": the status is an integer" : ": the status is a text");
    }

    private string? Refuse(YamlNode status, string text, string hint)
    {
        _sink.Report(
            DiagnosticIds.UnknownStatus,
            status.Span,
            _pollingName,
            status is YamlScalar ? text : status.Kind,
            _enumName,
            hint);
        return null;
    }
}
