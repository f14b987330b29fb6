using TrueWatch.Benchmarks.Report;
using TrueWatch.Benchmarks.Running;
using TrueWatch.Simulator;

namespace TrueWatch.Benchmarks.Command;

/// <summary>What a run of the command costs.</summary>
internal sealed class CommandPart : IBenchmarkPart
{
    private const string Introduction = """
        `truewatch --version` and `truewatch task status`, the latter against the simulator in the process that measures, and
        curl doing the same request, in turn. Wall time is the median of the runs, with what it takes to start a process and to
        read its output; processor time is the mean; memory is the largest resident set, which counts shared libraries as far as
        they are in use. The size is of all files but symbols and documentation; that of curl is without its libraries, and
        that of the framework-dependent form without the runtime.
        """;

    public string Name => "command";

    public bool BuildsFirst => true;

    public async Task<ReportSection> RunAsync(RunOptions options)
    {
        await using var simulator = await TrueWatchSimulator.StartAsync(
            service => service.AddKey(CommandVariants.Key).WithKeyLimit(null).WithWorkspaceLimit(null));
        using var variants = await CommandVariants.CreateAsync(simulator.Endpoint, withAot: !options.IsQuick);
        var version = await MeasureAsync(variant => variant.Version);
        var status = await MeasureAsync(variant => variant.Status);
        var section = new ReportSection("The command").Text(Introduction);
        var curl = status.GetValueOrDefault(CommandVariants.Curl);
        if (curl is null)
        {
            section.Text("There is no curl on this machine, so nothing stands beside it.");
        }

        if (status.TryGetValue(CommandVariants.Aot, out var aot))
        {
            section
                .Goal("Processor time of `task status`, Native AOT: at most 3 × curl's", aot.Cpu / (curl?.Cpu ?? double.NaN), 3)
                .Goal("Memory, Native AOT: under 40 MiB", aot.Memory / (1024 * 1024), 40, "0.0' MiB'")
                .Goal("Size, Native AOT: under 15 MB", variants.All[0].Size / 1e6, 15, "0.0' MB'");
        }
        else
        {
            section.Text("A quick run leaves Native AOT out: its compilation takes longer than the run may.");
        }

        AddTable(section, "`--version`", variants, version);
        AddTable(section, "`task status`", variants, status);
        return section;

        async Task<Dictionary<string, CommandCost>> MeasureAsync(Func<CommandVariant, IReadOnlyList<string>> arguments)
        {
            var costs = await ProcessMeter.MeasureAsync(
                [.. variants.All.Select(variant => (variant.File, arguments(variant)))], variants.Environment, options.IsQuick ? 1 : 5);
            return variants.All.Zip(costs).ToDictionary(one => one.First.Name, one => one.Second);
        }
    }

    private static void AddTable(
        ReportSection section, string caption, CommandVariants variants, Dictionary<string, CommandCost> costs)
    {
        var curl = costs.GetValueOrDefault(CommandVariants.Curl);
        section.Table(
            caption,
            ["Command", "Wall", "Beside curl", "Processor", "Beside curl", "Memory", "Size"],
            variants.All.Select(variant => (IReadOnlyList<string>)
            [
                variant.Name,
                Figure.Time(costs[variant.Name].Wall * 1e9),
                curl is null ? "-" : Figure.Ratio(costs[variant.Name].Wall, curl.Wall),
                Figure.Time(costs[variant.Name].Cpu * 1e9),
                curl is null ? "-" : Figure.Ratio(costs[variant.Name].Cpu, curl.Cpu),
                Figure.Bytes(costs[variant.Name].Memory),
                Figure.Of(variant.Size / 1e6, "0.0") + " MB",
            ]));
    }
}
