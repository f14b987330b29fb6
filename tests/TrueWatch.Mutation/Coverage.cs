using System.Diagnostics;
using System.Globalization;

namespace TrueWatch.Mutation;

/// <summary>Which classes of the tests reach which mutants, and how long each class takes.</summary>
internal sealed class Coverage
{
    private readonly Dictionary<int, List<string>> _classes = [];
    private readonly Dictionary<string, TimeSpan> _times = [];
    private TimeSpan _start;

    public static async Task<Coverage> MeasureAsync(TestRun run, IReadOnlyList<string> classes, string scratch)
    {
        var coverage = new Coverage();
        var begin = Stopwatch.GetTimestamp();
        await run.ListClassesAsync();
        coverage._start = Stopwatch.GetElapsedTime(begin);
        await Parallel.ForEachAsync(classes, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (name, _) =>
        {
            var file = Path.Combine(scratch, name);
            var start = Stopwatch.GetTimestamp();
            var passed = await run.RunAsync([name], new Dictionary<string, string> { ["MUTANT_COVERAGE"] = file }, TimeSpan.FromMinutes(5));
            if (passed != true)
            {
                throw new InvalidOperationException($"{name} fails without a mutant.");
            }

            var reached = Directory.EnumerateFiles(scratch, $"{name}.*")
                .Where(path => Path.GetFileName(path).Length == name.Length + 33)
                .SelectMany(File.ReadLines)
                .Select(line => int.Parse(line, CultureInfo.InvariantCulture))
                .ToHashSet();
            lock (coverage._classes)
            {
                coverage._times[name] = Stopwatch.GetElapsedTime(start);
                foreach (var id in reached)
                {
                    if (!coverage._classes.TryGetValue(id, out var known))
                    {
                        coverage._classes[id] = known = [];
                    }

                    known.Add(name);
                }
            }
        });
        return coverage;
    }

    /// <summary>The classes that reach a mutant, in one or two runs: the slow ones only have to run where the fast ones pass.</summary>
    public IEnumerable<IReadOnlyList<string>> RunsOf(int id)
    {
        if (!_classes.TryGetValue(id, out var classes))
        {
            return [];
        }

        // With an eighth, one to three classes are slow; the second run starts a process that compiles the code anew.
        var slow = TimeOf(classes) / 8;
        return classes.ToLookup(name => TimeOf([name]) > slow).OrderBy(group => group.Key).Select(group => group.ToList());
    }

    /// <summary>When a run of classes counts as one that never ends; they share the start of one process.</summary>
    public TimeSpan LimitOf(IEnumerable<string> classes) =>
        TimeSpan.FromSeconds(15) + (3 * TimeOf(classes));

    private TimeSpan TimeOf(IEnumerable<string> classes) =>
        TimeSpan.FromSeconds(classes.Sum(name => Math.Max(0, (_times[name] - _start).TotalSeconds)));
}
