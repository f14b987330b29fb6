namespace TrueWatch.Simulator;

/// <summary>The strategies of an import. Immutable, and thread-safe.</summary>
internal sealed class ImportStrategies
{
    private readonly Dictionary<string, ImportStrategy> _strategies = new(StringComparer.Ordinal);

    private ImportStrategies()
    {
    }

    /// <summary>Reads the strategies among the fields of the form and the parameters of the query: where they belong is not
    /// documented.</summary>
    /// <exception cref="InvalidUploadException">A strategy does not exist, or is there twice.</exception>
    public static ImportStrategies Read(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var strategies = new ImportStrategies();
        foreach (var (name, value) in parameters)
        {
            if (!name.StartsWith("repeat", StringComparison.Ordinal))
            {
                continue;
            }

            var type = ResourceType.All.FirstOrDefault(type => type.Strategy == name) ?? throw new InvalidUploadException(
                $"There is no strategy {name}. There are: {string.Join(", ", ResourceType.All.Select(type => type.Strategy).Distinct())}");
            if (!strategies._strategies.TryAdd(name, Parse(type, value)))
            {
                throw new InvalidUploadException($"The strategy {name} is there more than once. Send it once.");
            }
        }

        return strategies;
    }

    public ImportStrategy For(SimulatedResource resource)
        => ResourceType.Find(resource.Type) is { } type ? _strategies.GetValueOrDefault(type.Strategy) : ImportStrategy.Check;

    private static ImportStrategy Parse(ResourceType type, string value) => value switch
    {
        "check" => ImportStrategy.Check,
        "skip" => ImportStrategy.Skip,
        "recover" => ImportStrategy.Recover,
        "continue" when type.AllowsContinue => ImportStrategy.Continue,
        _ => throw new InvalidUploadException(
            $"{type.Strategy} is '{value}', which is none of: check, skip, recover{(type.AllowsContinue ? ", continue" : "")}"),
    };
}
