using TrueWatch.Benchmarks.Report;
using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Build;

/// <summary>What generating the client adds to the build of the client library.</summary>
internal sealed class BuildPart : IBenchmarkPart
{
    private const string Introduction = """
        `dotnet build --no-restore` of the client library, all of its target frameworks, in two copies of the repository:
        one has what a user of the packages has, NSwag and the generator as it was built before, its targets included; the
        other has what they generate checked in as plain files, and neither of the two. Each copy is the first in every other
        round. MSBuild's nodes and the compiler's server are warm: edits that are not measured come first, since a new server
        takes several times as long until the runtime has compiled the compiler's hot methods, whoever asks it. "Spec edit"
        adds a comment to the OpenAPI document, or to the client that is checked in. A clean build begins without the
        library's own output; what the library depends on stays built. The times are medians, and what is "above"
        is the median of the ratios of each round.
        """;

    private const int WarmUpEdits = 8;

    public string Name => "build";

    public bool BuildsFirst => true;

    public async Task<ReportSection> RunAsync(RunOptions options)
    {
        using var generated = await ClientCopy.CreateAsync();
        using var checkedIn = await ClientCopy.CheckInAsync(generated);
        var ours = new BuildTimes(generated);
        var plain = new BuildTimes(checkedIn);
        var rounds = Enum.GetValues<BuildKind>().ToDictionary(kind => kind, kind => options.IsQuick ? QuickRounds(kind) : Rounds(kind));
        var kinds = rounds.Keys.Where(kind => rounds[kind] > 0).ToList();
        for (var edit = 0; edit < (options.IsQuick ? 0 : WarmUpEdits); edit++)
        {
            foreach (var copy in (ClientCopy[])[generated, checkedIn])
            {
                copy.EditCode(edit);
                await copy.BuildAsync();
            }
        }

        await generated.BuildAsync();
        await checkedIn.BuildAsync();
        for (var round = 0; round < rounds.Values.Max(); round++)
        {
            BuildTimes[] order = round % 2 == 0 ? [ours, plain] : [plain, ours];
            foreach (var kind in kinds.Where(kind => round < rounds[kind]))
            {
                await order[0].MeasureAsync(kind);
                await order[1].MeasureAsync(kind);
            }
        }

        return new ReportSection("The build")
            .Text(Introduction)
            .Goal("A build without a change within 3 %", Percent(BuildKind.NoChange), 3, "0.0' %'")
            .Goal("A C# edit within 3 %", Percent(BuildKind.CodeEdit), 3, "0.0' %'")
            .Goal("Runs of NSwag in a build without a change", ours.NSwagRuns(BuildKind.NoChange), 0, "0.#")
            .Goal("Runs of NSwag for a C# edit", ours.NSwagRuns(BuildKind.CodeEdit), 0, "0.#")
            .Goal("Runs of NSwag for a spec edit: one", ours.NSwagRuns(BuildKind.SourceEdit), 1, "0.#")
            .Table(
                "Builds of the client library",
                ["Build", "Rounds", "Checked in", "Generated", "Above", "Runs of NSwag"],
                kinds.Select(kind => (IReadOnlyList<string>)
                [
                    Label(kind),
                    Figure.Of(rounds[kind], "0"),
                    Figure.Time(plain.Median(kind) * 1e9),
                    Figure.Time(ours.Median(kind) * 1e9),
                    Figure.Of(Percent(kind), "0.0") + " %",
                    Figure.Of(ours.NSwagRuns(kind), "0.#"),
                ]));

        double Percent(BuildKind kind) => (ours.Beside(plain, kind) - 1) * 100;
    }

    /// <summary>Most for what has a goal in percent; even, so that each copy is the first as often as the other.</summary>
    private static int Rounds(BuildKind kind) => kind switch
    {
        BuildKind.NoChange => 36,
        BuildKind.CodeEdit => 30,
        _ => 2,
    };

    private static int QuickRounds(BuildKind kind) => kind == BuildKind.Clean ? 0 : 1;

    private static string Label(BuildKind kind) => kind switch
    {
        BuildKind.NoChange => "No change",
        BuildKind.CodeEdit => "C# edit",
        BuildKind.SourceEdit => "Spec edit",
        BuildKind.Clean => "Clean",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
