using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using TrueWatch.Mutation;
using TrueWatch.Testing;

if (MutationOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(MutationOptions.Usage);
    return 2;
}

using var copy = new WorkingCopy(options.Core);
return options.Locks ? await RemoveLocksAsync() : await MutateAsync();

async Task<int> MutateAsync()
{
    var core = new MutatedCore(options);
    Console.WriteLine($"{core.Count} mutants of {options.Core.Name}/{options.Below}; building {core.Drawn.Count} of them");
    await core.BuildAsync(copy);
    var mutants = core.Chosen.Take(options.Count).ToList();

    var run = new TestRun(copy.TestProgram);
    var classes = (await run.ListClassesAsync()).Where(name => !options.Without.Contains(name.Split('.')[^1])).ToList();
    Console.WriteLine($"{mutants.Count} compile; looking which of {classes.Count} test classes reach them");
    var coverage = await Coverage.MeasureAsync(run, classes, copy.Scratch);

    var equivalents = Equivalents();
    var verdicts = new ConcurrentDictionary<Mutant, Verdict>();
    // One that hangs mostly waits, and leaves its processor to another.
    await Parallel.ForEachAsync(mutants, new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount }, async (mutant, _) =>
    {
        verdicts[mutant] = equivalents.Contains(Key(mutant)) ? Verdict.Equivalent : await JudgeAsync(run, coverage, mutant);
        if (verdicts.Count % 25 == 0)
        {
            Console.WriteLine($"  {verdicts.Count} of {mutants.Count}");
        }
    });

    foreach (var group in verdicts.GroupBy(each => each.Value).OrderBy(group => group.Key))
    {
        Console.WriteLine($"{group.Key}: {group.Count()}");
    }

    foreach (var (mutant, verdict) in verdicts.Where(each => each.Value is not (Verdict.Killed or Verdict.Equivalent))
        .OrderBy(each => each.Key.File, StringComparer.Ordinal).ThenBy(each => each.Key.Line))
    {
        Console.WriteLine($"{verdict}: {mutant}");
    }

    var counted = verdicts.Count(each => each.Value != Verdict.Equivalent);
    var killed = verdicts.Count(each => each.Value is Verdict.Killed or Verdict.Hung);
    Console.WriteLine(FormattableString.Invariant($"Score: {100.0 * killed / counted:F1} % ({killed} of {counted}), seed {options.Seed}"));
    return 0;
}

async Task<int> RemoveLocksAsync()
{
    var remover = new LockRemover();
    var folder = Repository.PathOf(options.Core.Folder);
    foreach (var path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
    {
        var file = Path.GetRelativePath(folder, path);
        if (!file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any() && file.StartsWith(options.Below, StringComparison.Ordinal))
        {
            var root = CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: ["NET"])).GetRoot();
            await File.WriteAllTextAsync(copy.PathOf(file), remover.Visit(root).ToFullString());
        }
    }

    if ((await copy.BuildAsync()) is { Count: > 0 } errors)
    {
        throw new InvalidOperationException($"Without locks it does not compile: {string.Join(", ", errors)}");
    }

    var run = new TestRun(copy.TestProgram);
    var classes = await run.ListClassesAsync();
    foreach (var type in remover.Types.Order(StringComparer.Ordinal).Prepend("(all locks there)"))
    {
        var noticed = 0;
        for (var round = 0; round < 3; round++)
        {
            var passed = await run.RunAsync(classes, new Dictionary<string, string> { ["MUTANT_UNLOCKED"] = type }, TimeSpan.FromMinutes(3));
            noticed += passed == true ? 0 : 1;
        }

        Console.WriteLine($"{type}: failed in {noticed} of 3 runs");
    }

    return 0;
}

static async Task<Verdict> JudgeAsync(TestRun run, Coverage coverage, Mutant mutant)
{
    var verdict = Verdict.NeverReached;
    foreach (var classes in coverage.RunsOf(mutant.Id))
    {
        verdict = await run.RunAsync(classes, new Dictionary<string, string> { ["MUTANT"] = $"{mutant.Id}" }, coverage.LimitOf(classes)) switch
        {
            true => Verdict.Survived,
            false => Verdict.Killed,
            null => Verdict.Hung,
        };
        if (verdict != Verdict.Survived)
        {
            break;
        }
    }

    return verdict;
}

// A line: file | original | mutated | why. The line number is left out, since it moves with every edit above.
static HashSet<string> Equivalents()
{
    using var reader = new StreamReader(typeof(MutationOptions).Assembly.GetManifestResourceStream("Equivalents.txt")!);
    return [.. reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#') && line.Contains('|'))
        .Select(line => string.Join('|', line.Split(" | ").Take(3).Select(part => part.Trim())))];
}

static string Key(Mutant mutant) => $"{mutant.File}|{mutant.Original}|{mutant.Mutated}";
