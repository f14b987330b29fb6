namespace TrueWatch.Generators.Polling;

/// <summary>An operation that was read, and where its parts are.</summary>
internal sealed record ParsedOperation(YamlMapping Source, OperationModel Operation, EquatableArray<SourceSpan> Places)
{
    /// <summary>The operation with what starts its tasks; the places of the links are behind its own.</summary>
    public ParsedOperation With(IEnumerable<(StarterModel Starter, SourceSpan Place)> starters)
    {
        var waiter = Source[PollingParser.Key] is YamlSequence { Items.Count: > 1 } ? "For" + Operation.Name : "";
        var models = starters.Select((one, index) => one.Starter with { ForWaiter = waiter, Place = Places.Count + index });
        return new ParsedOperation(Source, Operation with { Starters = new(models) }, new(Places.Concat(starters.Select(one => one.Place))));
    }
}
