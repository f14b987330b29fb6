using TrueWatch.Generators.Diagnostics;
using TrueWatch.Generators.Models;

namespace TrueWatch.Generators.Parsing;

/// <summary>Reads the enum of a status and what <c>states</c> says of each of its values.</summary>
internal sealed class StatusEnumParser
{
    /// <summary>The keys of <c>states</c>, in the order of <see cref="PollingState"/>.</summary>
    public static readonly IReadOnlyList<string> StateKeys = ["pending", "success", "failure", "canceled"];

    /// <summary>The member that stands for every status that the document does not list.</summary>
    private const string UnknownMember = "Unknown";

    private readonly OpenApiDocument _document;
    private readonly DiagnosticSink _sink;

    public StatusEnumParser(OpenApiDocument document, DiagnosticSink sink)
    {
        _document = document;
        _sink = sink;
    }

    /// <summary>Reads the enum that a status expression leads to.</summary>
    /// <param name="pollingName">The name of the waiter.</param>
    /// <param name="expression">The status expression.</param>
    /// <param name="node">Where the expression leads.</param>
    /// <param name="states">What each status means.</param>
    /// <returns>The enum, or null when the expression leads to none.</returns>
    public EnumModel? Parse(string pollingName, YamlScalar expression, YamlNode node, YamlMapping states)
    {
        if (_document.Follow(node) is not YamlMapping schema
            || schema["enum"] is not YamlSequence { Items: { Count: > 0 } values })
        {
            _sink.Report(
                DiagnosticIds.ExpressionLeadsNowhere,
                expression.Span,
                expression.Value,
                "what it leads to is no string with an enum, whose values the states could name");
            return null;
        }

        var enumName = NameOf(node) ?? Identifiers.ToPascalCase(pollingName) + "Status";
        var wireValues = values.OfType<YamlScalar>().GroupBy(value => value.Value).Select(group => group.First()).ToList();
        var stateOf = ReadStates(pollingName, enumName, wireValues, states);
        var taken = new HashSet<string> { UnknownMember };
        var members = new List<EnumMemberModel>();
        foreach (var value in wireValues)
        {
            var index = values.IndexOf(value);
            if (!stateOf.TryGetValue(value.Value, out var state))
            {
                _sink.Report(DiagnosticIds.StatusWithoutState, value.Span, value.Value, enumName, pollingName);
            }

            var name = Identifiers.ToPascalCase(TextAt(schema["x-enum-varnames"], index) ?? value.Value);
            members.Add(new EnumMemberModel(
                value.Value,
                Identifiers.MakeUnique(name.Length == 0 ? "Empty" : name, taken),
                TextAt(schema["x-enum-descriptions"], index),
                state));
        }

        return new EnumModel(enumName, schema.Text("description"), new(members));
    }

    private static string? TextAt(YamlNode? list, int index)
        => list is YamlSequence { Items: var items } && index < items.Count ? (items[index] as YamlScalar)?.Value : null;

    /// <summary>The name of the component schema that a reference leads to.</summary>
    private static string? NameOf(YamlNode node)
    {
        var reference = (node as YamlMapping)?.Text("$ref");
        var name = reference is null ? "" : Identifiers.ToPascalCase(reference.Substring(reference.LastIndexOf('/') + 1));
        return name.Length == 0 ? null : name;
    }

    private Dictionary<string, PollingState> ReadStates(
        string pollingName, string enumName, List<YamlScalar> wireValues, YamlMapping states)
    {
        var stateOf = new Dictionary<string, PollingState>();
        for (var state = 0; state < StateKeys.Count; state++)
        {
            var statuses = states[StateKeys[state]] switch
            {
                null => [],
                YamlSequence list => list.Items,
                var single => [single],
            };
            foreach (var status in statuses)
            {
                if (status is not YamlScalar { Value: var text } || !wireValues.Exists(value => value.Value == text))
                {
                    _sink.Report(
                        DiagnosticIds.UnknownStatus,
                        status.Span,
                        pollingName,
                        (status as YamlScalar)?.Value ?? status.Kind,
                        enumName,
                        string.Join(", ", wireValues.ConvertAll(value => value.Value)));
                }
                else if (stateOf.TryGetValue(text, out var first))
                {
                    _sink.Report(
                        DiagnosticIds.StatusWithTwoStates, status.Span, pollingName, text, StateKeys[(int)first]);
                }
                else
                {
                    stateOf.Add(text, (PollingState)state);
                }
            }
        }

        return stateOf;
    }
}
