using System.Xml;
using TrueWatch.Generators.Polling;

namespace TrueWatch.SpecEvolution.Rules;

/// <summary>What may happen to the <c>x-polling</c> of an operation, which becomes methods that wait.</summary>
internal static class PollingRules
{
    private const string Block = "x-polling";

    // What each key says, whichever way it is written, with its default.
    private static readonly (string Key, Rule Rule, Func<YamlMapping, string> Read)[] Keys =
    [
        ("name", WaiterChanged, block => Identifiers.ToPascalCase(block.Text("name") ?? "")),
        ("enum", WaiterChanged, block => Identifiers.ToPascalCase(block.Text("enum") ?? "")),
        ("status", PollingPointerChanged, block => Pointer(block.Text("status"))),
        ("result", PollingPointerChanged, block => Pointer(block.Text("result"))),
        .. States.Keys.Select(state => (state, StateMoved, (Func<YamlMapping, string>)(block => Conditions(block[state])))),
        ("delay", ScheduleChanged, block => Duration(block["delay"], "initial", "PT2S") + " to " + Duration(block["delay"], "maximum", "PT30S")),
        ("timeout", ScheduleChanged, block => Duration(block, "timeout", "PT30M")),
    ];

    public static IEnumerable<Finding> Changed(OperationPair pair)
    {
        var blocks = new Match<YamlMapping>(Blocks(pair.Old), Blocks(pair.New), block => Identifiers.ToPascalCase(block.Text("name") ?? ""), _ => "");
        return blocks.Removed.Select(old => pair.Find(WaiterChanged, pair.New.Node.Key(Block), old, $"the x-polling '{old.Text("name")}' of {pair.Subject} was removed"))
            .Concat(blocks.Added.Select(one => pair.Find(NoteAdded, one["name"], null, $"the x-polling '{one.Text("name")}' of {pair.Subject} was added")))
            .Concat(blocks.Pairs.SelectMany(one => KeysChanged(pair, one.Old, one.New)))
            .Concat(blocks.Pairs.SelectMany(one => StatesMoved(pair, one.Old, one.New).Concat(StatusesReordered(pair, one.Old, one.New))));
    }

    private static IEnumerable<Finding> KeysChanged(OperationPair pair, YamlMapping old, YamlMapping @new) =>
        from one in Keys
        where one.Read(old) != one.Read(@new)
        let what = $"'{one.Key}' in the x-polling of {pair.Subject} changed from '{one.Read(old)}' to '{one.Read(@new)}'"
        select pair.Find(one.Rule, @new[one.Key] ?? @new["name"], old[one.Key] ?? old, what, @new);

    private static IEnumerable<Finding> StatesMoved(OperationPair pair, YamlMapping oldBlock, YamlMapping newBlock) =>
        from old in ReadStates(oldBlock)
        join @new in ReadStates(newBlock) on old.Status.Value equals @new.Status.Value into news
        from heir in news.DefaultIfEmpty((Status: null!, State: "no state"))
        where old.State != heir.State && (heir.Status is not null || Listed(pair.New, newBlock) is var listed && (listed.Count == 0 || listed.Contains(old.Status.Value)))
        let what = $"the status '{old.Status.Value}' of {pair.Subject} changed from {old.State} to {heir.State}"
        select pair.Find(StateMoved, heir.Status ?? newBlock.Key("states"), old.Status, what, newBlock);

    // Where no schema lists the statuses, the members of the enum have their numbers from the order of the states.
    private static IEnumerable<Finding> StatusesReordered(OperationPair pair, YamlMapping oldBlock, YamlMapping newBlock)
    {
        var (old, @new) = (ReadStates(oldBlock).Select(one => one.Status.Value).ToList(), ReadStates(newBlock).Select(one => one.Status).ToList());
        var place = @new.Where((one, index) => index < old.Count && one.Value != old[index]).FirstOrDefault();
        return place is null || Listed(pair.New, newBlock).Count + Listed(pair.Old, oldBlock).Count > 0 ? [] : [pair.Find(
            EnumReordered, place, oldBlock.Key("states"), $"the statuses of {pair.Subject} changed from {NameList.Of(old)} to {NameList.Of([.. @new.Select(one => one.Value)])}", newBlock)];
    }

    // The statuses that the schema lists.
    private static IReadOnlyList<string> Listed(ApiOperation operation, YamlMapping block)
    {
        var schemas = new SchemaWalk(operation.Document);
        var names = Pointer(block.Text("status")).Split('/').Skip(1).Select(OpenApiDocument.Unescape);
        return operation.Document.SuccessSchema(operation.Node) is { } body && schemas.Follow(body, names, out _) is { } status ? new EnumSchema(schemas, status).Listed : [];
    }

    // One block, or a list of them.
    private static IEnumerable<YamlMapping> Blocks(ApiOperation operation) => operation.Node.Items(Block).Append(operation.Node[Block]!).OfType<YamlMapping>();

    private static IEnumerable<(YamlScalar Status, string State)> ReadStates(YamlMapping block) =>
        from state in States.Keys
        from status in Texts((block["states"] as YamlMapping)?[state])
        select (status, state);

    private static IEnumerable<YamlScalar> Texts(YamlNode? node) => ((node as YamlSequence)?.Items ?? []).Append(node!).OfType<YamlScalar>();

    private static string Conditions(YamlNode? node) => string.Join(", ", Texts(node)
        .Select(text => string.Join(" ", text.Value.Split([' '], StringSplitOptions.RemoveEmptyEntries)))
        .OrderBy(text => text, StringComparer.Ordinal));

    // "$response.body#" and "$response.body" are one, and where nothing is said the result is that.
    private static string Pointer(string? expression) => (expression ?? "$response.body").Trim().TrimEnd('#');

    // PT60S and PT1M are one.
    private static string Duration(YamlNode? node, string key, string other)
    {
        var text = (node as YamlMapping)?.Text(key) ?? other;
        return Iso8601Duration.Parse(text) is { } duration ? XmlConvert.ToString(duration) : text;
    }
}
