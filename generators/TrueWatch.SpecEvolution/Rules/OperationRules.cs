using System.Text.RegularExpressions;

namespace TrueWatch.SpecEvolution.Rules;

/// <summary>What may happen to an operation as a whole.</summary>
internal static class OperationRules
{
    private static readonly Regex NoteKey = new("^x-(sunset|deprecat)", RegexOptions.CultureInvariant);
    private static readonly Regex Announcement = new(@"\b(deprecated|deprecation|instead|obsolete|replaced|superseded|sunset)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Finding> Removed(DocumentPair documents) =>
        from old in documents.Operations.Removed
        let paths = documents.New.Root["paths"] as YamlMapping
        let item = documents.New.Follow(paths?[old.Source.Path]) as YamlMapping
        let place = (item is null ? null : paths!.Key(old.Source.Path)) ?? documents.New.Root.Key("paths") ?? (YamlNode)documents.New.Root
        select new Finding(
            RemovalOf(old.Node, OperationRemoved), place, old.Node, $"{old.Subject} ({old.Address}) was removed", [item ?? paths], Levels.Request | Levels.Source);

    public static IEnumerable<Finding> Added(DocumentPair documents)
        => documents.Operations.Added.Select(@new => new Finding(NoteAdded, @new.Site, null, $"{@new.Subject} ({@new.Address}) was added", []));

    public static IEnumerable<Finding> Renamed(OperationPair pair) => pair.Old.Id is { } old && old.Value != pair.New.Id?.Value
        ? [pair.Find(OperationRenamed, pair.New.Id, old, $"{pair.Old.Subject} ({pair.Old.Address}) became {pair.Subject}")]
        : [];

    public static IEnumerable<Finding> Moved(OperationPair pair) => pair.Old.Route != pair.New.Route
        ? [pair.Find(OperationMoved, null, pair.Old.Node, $"{pair.Subject} moved from {pair.Old.Address} to {pair.New.Address}", pair.New.PathItem)]
        : [];

    public static IEnumerable<Finding> Deprecated(OperationPair pair) => Deprecated(pair.Old.Node, pair.New.Node, pair.Subject);

    /// <summary>The rule for a removal: another one where it was announced.</summary>
    public static Rule RemovalOf(YamlMapping old, Rule rule) => YamlText.IsTrue(old["deprecated"]) ? DeprecatedRemoved : rule;

    /// <summary>What is newly deprecated.</summary>
    public static IEnumerable<Finding> Deprecated(YamlMapping old, YamlMapping @new, Subject subject)
        => YamlText.IsTrue(old["deprecated"]) || !YamlText.IsTrue(@new["deprecated"]) ? []
            : HasNote(old, @new) ? [new Finding(NoteDeprecated, @new.Key("deprecated")!, old, $"{subject} was deprecated", [])]
            : [new Finding(DeprecatedWithoutNote, @new.Key("deprecated")!, old, $"{subject} was deprecated, and its description does not say what to use instead", [@new])];

    // A description that is new, or speaks of it.
    private static bool HasNote(YamlMapping old, YamlMapping @new)
    {
        var text = $"{@new.Text("summary")} {@new.Text("description")}".Trim();
        return @new.Entries.Exists(entry => NoteKey.IsMatch(entry.Key.Value))
            || Announcement.IsMatch(text)
            || (text.Length > 0 && text != $"{old.Text("summary")} {old.Text("description")}".Trim());
    }
}
