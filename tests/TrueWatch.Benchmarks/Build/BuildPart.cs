using TrueWatch.Benchmarks.Report;
using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Build;

/// <summary>What generating the client adds to the build of the client library.</summary>
internal sealed class BuildPart : IBenchmarkPart
{
    private const string Introduction = """
        `dotnet build --no-restore` of the client library, all of its target frameworks, with the compiler's server and
        MSBuild's nodes warm, in turn in two copies of the repository: as it is, with NSwag and the generator, the generator's
        project being one more project to build; and with what they generate checked in as plain files. "Spec edit" adds a
        comment to the OpenAPI document, or to the client that is checked in. A clean build begins without the library's own
        output; what the library depends on stays built. A run of NSwag is counted when it has written its file.
        """;

    public string Name => "build";

    public async Task<ReportSection> RunAsync(RunOptions options)
    {
        using var generated = await ClientCopy.CreateAsync();
        using var checkedIn = await ClientCopy.CheckInAsync(generated);
        var ours = new BuildTimes(generated);
        var plain = new BuildTimes(checkedIn);
        var repetitions = options.IsQuick ? 1 : 5;
        BuildKind[] kinds = options.IsQuick ? [BuildKind.NoChange, BuildKind.CodeEdit, BuildKind.SourceEdit] : Enum.GetValues<BuildKind>();
        await generated.BuildAsync();
        await checkedIn.BuildAsync();
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            foreach (var kind in kinds)
            {
                await ours.MeasureAsync(kind);
                await plain.MeasureAsync(kind);
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
                $"Builds of the client library (median of {repetitions})",
                ["Build", "Checked in", "Generated", "Above", "Runs of NSwag"],
                kinds.Select(kind => (IReadOnlyList<string>)
                [
                    Label(kind),
                    Figure.Time(plain.Median(kind) * 1e9),
                    Figure.Time(ours.Median(kind) * 1e9),
                    Figure.Of(Percent(kind), "0.0") + " %",
                    Figure.Of(ours.NSwagRuns(kind), "0.#"),
                ]));

        double Percent(BuildKind kind) => ((ours.Median(kind) / plain.Median(kind)) - 1) * 100;
    }

    private static string Label(BuildKind kind) => kind switch
    {
        BuildKind.NoChange => "No change",
        BuildKind.CodeEdit => "C# edit",
        BuildKind.SourceEdit => "Spec edit",
        BuildKind.Clean => "Clean",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
