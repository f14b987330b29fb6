using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Generator;

/// <summary>What the warm generator costs on one document.</summary>
internal sealed record GeneratorCost(
    GeneratorSubject Subject, Cost Scan, Cost Read, Cost Bind, Cost Emit, Cost Whole, Cost Json, Cost EmptyEdit, Cost Edit, Cost JsonEdit)
{
    public static GeneratorCost Measure(string document, RunOptions options)
    {
        var subject = GeneratorSubject.Create(document);
        var work = new GeneratorWork(subject);
        var models = GeneratorWork.ToModels(work.Read());
        var bound = work.Bind(models);
        var large = subject.Text.Length > 2_000_000;
        var steps = Comparison.Run(
            (large, options.IsQuick) switch { (true, true) => 2, (true, false) => 7, (false, true) => 5, _ => 15 },
            () => work.Scan(),
            () => work.Read(),
            () => work.Bind(models),
            () => GeneratorWork.Emit(bound),
            () => work.RunFirst(work.CreateDriver()),
            () => work.RunFirst(work.CreateJsonDriver()));

        var empty = work.RunAfterEdit(work.CreateEmptyDriver());
        var ours = work.RunFirst(work.CreateDriver());
        var json = work.RunFirst(work.CreateJsonDriver());
        var edits = Comparison.Run(
            options.IsQuick ? 5 : 25,
            () => empty = work.RunAfterEdit(empty),
            () => ours = work.RunAfterEdit(ours),
            () => json = work.RunAfterEdit(json));
        return new GeneratorCost(
            subject, steps[0], steps[1], steps[2], steps[3], steps[4], steps[5], edits[0], edits[1], edits[2]);
    }
}
