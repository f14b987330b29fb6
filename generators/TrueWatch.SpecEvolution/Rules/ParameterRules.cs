namespace TrueWatch.SpecEvolution.Rules;

/// <summary>What may happen to the parameters of an operation.</summary>
internal static class ParameterRules
{
    public static IEnumerable<Finding> Added(OperationPair pair) =>
        from added in pair.Parameters.Added
        let rule = added.IsRequired ? RequiredParameterAdded : NoteAdded
        select pair.Find(rule, added.Site, null, $"{(added.IsRequired ? "required " : "")}{added} of {pair.Subject} was added", added.Node);

    public static IEnumerable<Finding> Removed(OperationPair pair) =>
        from old in pair.Parameters.Removed
        let rule = OperationRules.RemovalOf(old.Node, ParameterRemoved)
        select pair.Find(rule, pair.New.Node.Key("parameters"), old.Node, $"{old} of {pair.Subject} was removed", levels: Levels.Request | Levels.Source);

    public static IEnumerable<Finding> Changed(OperationPair pair) =>
        from one in pair.Parameters.Pairs
        from change in Changes(one.Old, one.New).Where(change => change.Is)
        let place = one.New.Node.Key(change.Key) ?? one.New.Site
        select pair.Find(change.Rule, place, one.Old.Node, $"{one.New} of {pair.Subject} {change.What}", one.New.Node);

    public static IEnumerable<Finding> Deprecated(OperationPair pair)
        => pair.Parameters.Pairs.SelectMany(one => OperationRules.Deprecated(one.Old.Node, one.New.Node, pair.Subject.Part($"{one.New}")));

    /// <summary>
    /// Client generators write parameters in the document's order, and many of them the required ones first. Both orders
    /// have to stay; only what moves between operation and path item is free in the first.
    /// </summary>
    public static IEnumerable<Finding> Reordered(OperationPair pair)
    {
        var same = pair.Parameters.Pairs.Where(one => one.Old.IsRequired == one.New.IsRequired).ToList();
        var misplaced = FindMisplaced(same.Where(one => one.Old.IsOfPathItem == one.New.IsOfPathItem))
            .Concat(FindMisplaced(same.Where(one => one.New.IsRequired)))
            .Concat(FindMisplaced(same.Where(one => !one.New.IsRequired)))
            .Concat(pair.Parameters.Added.Where(added => !added.IsRequired && same.Exists(one => !one.New.IsRequired && one.New.Place > added.Place)));
        return misplaced.Take(1).Select(one => pair.Find(
            ParametersReordered, one.Site, pair.Old.Node, $"the parameters of {pair.Subject} changed from {Names(pair.Old)} to {Names(pair.New)}", one.Node));
    }

    private static IEnumerable<(bool Is, Rule Rule, string Key, string What)> Changes(ApiParameter old, ApiParameter @new) =>
    [
        (!old.IsRequired && @new.IsRequired, ParameterBecameRequired, "required", "became required"),
        (old.IsRequired && !@new.IsRequired, NoteChanged, "required", "became optional"),
        (old.Form != @new.Form, ParameterMoved, old.In != @new.In ? "in" : @new.Node["schema"] is null ? "content" : old.Style != @new.Style ? "style" : "explode", $"changed from {old.Form} to {@new.Form}"),
        (old.Key == @new.Key && old.PathIndex != @new.PathIndex && old.PathIndex?.Split(':')[0] == @new.PathIndex?.Split(':')[0], ParameterMoved, "name", "has another place in the path"),
        (old.Key != @new.Key && old.Name != @new.Name, ParameterRenamed, "name", $"was called '{old.Name}'"),
    ];

    private static IEnumerable<ApiParameter> FindMisplaced(IEnumerable<(ApiParameter Old, ApiParameter New)> parameters)
    {
        var ordered = parameters.OrderBy(one => one.New.Place).ToList();
        return ordered.Zip(ordered.OrderBy(one => one.Old.Place), (one, other) => one.Equals(other) ? null : one.New).OfType<ApiParameter>();
    }

    private static string Names(ApiOperation operation) => $"({string.Join(", ", operation.Parameters.Select(parameter => parameter.Name))})";
}
