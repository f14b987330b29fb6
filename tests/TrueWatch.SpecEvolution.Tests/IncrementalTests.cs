using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace TrueWatch.SpecEvolution.Tests;

public sealed class IncrementalTests
{
    private static readonly string Edited = PairFile.Base.Replace("pages: {type: integer}", "pages: {type: string}", StringComparison.Ordinal);

    private readonly EvolutionRun _run = new(PairFile.Base, Edited);

    [Fact]
    public void A_csharp_edit_reads_and_compares_nothing()
    {
        _run.AddSource("class Something { int Number => 1; }");

        Assert.All(_run.Reasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(["EVOL060"], _run.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void An_edit_of_the_document_compares_anew_and_moves_what_is_said()
    {
        var line = Line();

        _run.EditDocument("# a comment\n" + Edited);

        Assert.Equal([IncrementalStepRunReason.Modified], _run.Reasons);
        Assert.Equal(line + 1, Line());
    }

    [Fact]
    public void A_comment_behind_the_changes_changes_nothing()
    {
        _run.EditDocument(Edited + "# a comment\n");

        Assert.Equal([IncrementalStepRunReason.Unchanged], _run.Reasons);
    }

    [Fact]
    public void What_the_pipeline_compares_holds_no_object_of_the_compiler_or_the_document()
    {
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Visit(_run.Result.TrackedSteps[SpecEvolutionGenerator.CompareStep].Single().Outputs.Single().Value);
        Assert.NotEmpty(visited);

        void Visit(object? node)
        {
            if (node is null or string || node.GetType().IsPrimitive || node.GetType().IsEnum || !visited.Add(node))
            {
                return;
            }

            Assert.True(node is IEnumerable || node.GetType().Namespace is "TrueWatch.SpecEvolution.Models" or "TrueWatch.Generators.Models", $"{node.GetType()}");
            foreach (var item in node as IEnumerable ?? Array.Empty<object>())
            {
                Visit(item);
            }

            foreach (var field in node.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
            {
                Visit(field.GetValue(node));
            }
        }
    }

    private int Line() => _run.Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line;
}
