using System.CommandLine;

namespace TrueWatch.Cli.CommandLine;

/// <summary><c>--on-conflict</c>: what an import does with resources that are there already, for all types or for one.</summary>
internal sealed class ConflictStrategyOption
{
    private readonly Option<string[]> _option = new("--on-conflict")
    {
        Description = $"What to do with existing resources: {string.Join(", ", ConflictedType.AllStrategies)} (if supported), "
            + $"for all or, such as monitors=continue, for one of: {string.Join(", ", ConflictedType.All.Select(type => type.Name))}. Can be repeated",
        HelpName = "strategy",
        DefaultValueFactory = _ => [],
    };

    public void AddTo(Command command)
    {
        _option.CompletionSources.Add(
        [
            .. ConflictedType.AllStrategies,
            .. ConflictedType.All.SelectMany(type => type.Strategies.Select(strategy => $"{type.Name}={strategy}")),
        ]);
        command.Options.Add(_option);
    }

    /// <summary>What the command line says, for each type that it says something of.</summary>
    /// <exception cref="UsageException">It names a type or a strategy that does not exist.</exception>
    public IReadOnlyDictionary<ConflictedType, string> Read(ParseResult result)
    {
        var strategies = new Dictionary<ConflictedType, string>();

        // What is said of one type goes before what is said of all, whichever comes first.
        foreach (var text in result.GetValue(_option)!.OrderBy(text => text.Contains('=', StringComparison.Ordinal)))
        {
            var (name, strategy) = text.Split('=', 2) is [var first, var second] ? (first, second) : (null, text);
            var types = (name is null ? ConflictedType.All : [Find(name)]).Where(type => type.Strategies.Contains(strategy)).ToList();
            if (types.Count == 0)
            {
                var taken = name is null ? ConflictedType.AllStrategies : Find(name).Strategies;
                throw new UsageException($"--on-conflict '{Show(text)}': write one of {string.Join(", ", taken)}{(name is null ? "" : $" for {Find(name).Name}")}.");
            }

            types.ForEach(type => strategies[type] = strategy);
        }

        return strategies;
    }

    private static ConflictedType Find(string name) => ConflictedType.Find(name) ?? throw new UsageException(
        $"--on-conflict '{Show(name)}=…' does not name a resource type. The types are {string.Join(", ", ConflictedType.All.Select(type => type.Name))}.");

    private static string Show(string text) => Output.DisplayText.OneLine(text, longest: 60);
}
