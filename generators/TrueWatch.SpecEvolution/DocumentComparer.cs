using System.Globalization;
using System.Text.RegularExpressions;
using TrueWatch.SpecEvolution.Rules;

namespace TrueWatch.SpecEvolution;

/// <summary>Compares a document with its baseline.</summary>
internal static class DocumentComparer
{
    // Not that of a date, which does not say what changed: a year has four digits.
    private static readonly Regex MajorVersion = new("^[vV]?([0-9]{1,3})(?![0-9])", RegexOptions.CultureInvariant);

    /// <summary>Compares; what cannot be read, or is not among the additional files, is a change that says so.</summary>
    public static Comparison Compare(AdditionalText document, AdditionalText? baseline, bool hasOpenEnums, CancellationToken cancellationToken)
    {
        var (text, oldText) = (document.GetText(cancellationToken), baseline?.GetText(cancellationToken));
        var @new = DocumentReader.Read(text, out var fault, cancellationToken);
        var old = DocumentReader.Read(oldText, out var oldFault, cancellationToken);
        if (@new is null || old is null)
        {
            var unread = new ChangeSink(fault is null ? baseline?.Path ?? document.Path : document.Path, new Agreements(), null);
            unread.Add(Unreadable, (fault ?? oldFault!.Value).Span, $"The {(fault is null ? "baseline of the " : "")}OpenAPI document cannot be read: {(fault ?? oldFault!.Value).Problem.TrimEnd('.')}");
            return new Comparison(document.Path, null, null, unread.Changes);
        }

        var (oldVersion, newVersion) = (VersionOf(old), VersionOf(@new));
        var agreements = new Agreements();
        var sink = new ChangeSink(document.Path, agreements, Major(newVersion) > Major(oldVersion) ? $"version {newVersion} follows {oldVersion}" : null);
        if (!text!.ContentEquals(oldText!))
        {
            var documents = new DocumentPair(old, @new, hasOpenEnums, cancellationToken);
            sink.Add(DocumentRules.Check(documents));
            if (documents.Schemas.IsIncomplete)
            {
                sink.Add(Unreadable, @new.Root.Span, "The schemas of the OpenAPI document refer to each other in more ways than can be compared with the baseline");
            }
        }

        // Of a large document without any, not every node is worth a look.
        foreach (var (key, hasReason) in text.ToString().Contains(Agreements.Key) ? agreements.FindUnused(@new.Root) : [])
        {
            sink.Add(UnusedAgreement, key.Span, hasReason
                ? "This x-breaking covers no break since the baseline; remove it"
                : "This x-breaking agrees to nothing, since it gives no reason; write one, such as 'x-breaking: The service never read it'");
        }

        return new Comparison(document.Path, oldVersion, newVersion, sink.Changes);
    }

    private static string? VersionOf(OpenApiDocument document) => (document.Root["info"] as YamlMapping)?.Text("version");

    private static int? Major(string? version)
        => MajorVersion.Match(version ?? "") is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
}
