using System.Diagnostics;
using System.Globalization;
using TrueWatch.Benchmarks.Budget;
using TrueWatch.Benchmarks.Build;
using TrueWatch.Benchmarks.Calls;
using TrueWatch.Benchmarks.Command;
using TrueWatch.Benchmarks.Generator;
using TrueWatch.Benchmarks.Report;
using TrueWatch.Benchmarks.Running;
using TrueWatch.Benchmarks.Stress;
using TrueWatch.Benchmarks.Transfers;
using TrueWatch.Benchmarks.Waits;

if (args is [ColdRun.Argument, var step, var document])
{
    ColdRun.Execute(step, document);
    return 0;
}

if (args is ["--stress", .. var sizes])
{
    return await StressRun.RunAllAsync(Size(0, 10), Size(1, 10_000)) ? 0 : 1;

    int Size(int index, int standard) => sizes.Length > index ? int.Parse(sizes[index], CultureInfo.InvariantCulture) : standard;
}

IBenchmarkPart[] parts = [new CallsPart(), new WaitsPart(), new BudgetPart(), new GeneratorPart(), new BuildPart(), new CommandPart(), new TransfersPart()];
RunOptions options;
try
{
    options = RunOptions.Parse(args, SourceTree.PathOf("tests/TrueWatch.Benchmarks/RESULTS.md"), TimeProvider.System);
    if (options.Only.Except(parts.Select(part => part.Name)).FirstOrDefault() is { } unknown)
    {
        throw new ArgumentException($"'{unknown}' is not a part.\n\n{RunOptions.Usage}");
    }
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

var sections = new Dictionary<string, ReportSection>();
var total = Stopwatch.StartNew();
foreach (var part in parts.Where(part => options.Only.Count == 0 ? !options.IsQuick || !part.BuildsFirst : options.Only.Contains(part.Name)))
{
    Console.Error.WriteLine($"{part.Name} ...");
    var watch = Stopwatch.StartNew();
    sections.Add(part.Name, await part.RunAsync(options));
    Console.Error.WriteLine($"{part.Name} took {Figure.Of(watch.Elapsed.TotalSeconds)} s");
    Console.WriteLine(ResultsFile.Describe(sections[part.Name], options));
}

Console.Error.WriteLine($"All took {Figure.Of(total.Elapsed.TotalSeconds)} s");
if (options.Output is { } output)
{
    ResultsFile.Write(output, [.. parts.Select(part => part.Name)], sections, options);
    Console.Error.WriteLine($"Written to {output}");
}

return 0;
