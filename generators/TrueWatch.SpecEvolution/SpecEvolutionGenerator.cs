namespace TrueWatch.SpecEvolution;

/// <summary>Reports what an edit of an OpenAPI document breaks, and whom: at its line, against the baseline that its item names.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SpecEvolutionGenerator : IIncrementalGenerator
{
    /// <summary>The step of the pipeline of which tests ask whether it ran again.</summary>
    internal const string CompareStep = "Compare";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => (Text: pair.Left, Metadata: ItemMetadata.Read(pair.Right.GetOptions(pair.Left))));
        var baselines = files.Where(static file => file.Metadata.Name is not null).Collect();

        // Only the two texts are inputs here: no C# edit gets this far.
        var comparisons = files
            .Where(static file => file.Metadata.Baseline is not null)
            .Combine(baselines)
            .Select(static (pair, _) => (
                pair.Left.Text, Baseline: pair.Right.FirstOrDefault(one => one.Metadata.Name == pair.Left.Metadata.Baseline).Text, pair.Left.Metadata.HasOpenEnums))
            .Select(static (file, cancellationToken) => DocumentComparer.Compare(file.Text, file.Baseline, file.HasOpenEnums, cancellationToken))
            .WithTrackingName(CompareStep);

        var wantsReport = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => ItemMetadata.WantsReport(options.GlobalOptions));
        context.RegisterSourceOutput(comparisons.Combine(wantsReport), static (output, pair) =>
        {
            foreach (var change in pair.Left.Changes.Where(change => change is { Id: not null, Reason: null } && (!pair.Right || change.Id == Unreadable.Id)))
            {
                output.ReportDiagnostic(ToDiagnostic(change));
            }
        });

        // The compiler writes the file, from which a target of the package prints it.
        context.RegisterSourceOutput(comparisons.Collect().Combine(wantsReport), static (output, pair) =>
        {
            if (pair.Right)
            {
                output.AddSource("OpenApiChanges.g.cs", $"// {string.Join("\n", pair.Left.Select(MarkdownReport.Of)).TrimEnd().Replace("\n", "\n// ")}\n");
            }
        });
    }

    private static Diagnostic ToDiagnostic(Change change) => Diagnostic.Create(
        Descriptor(change.Id!), change.Place.ToLocation(change.Path), change.Severity, null, null, $"{change.What}{change.Line}. {change.Whom}".TrimEnd());
}
