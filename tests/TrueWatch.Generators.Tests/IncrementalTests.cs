using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TrueWatch.Generators.Binding;

namespace TrueWatch.Generators.Tests;

public sealed class IncrementalTests
{
    // All but Project, which compares the compiler's own files, and is no model that is made of them.
    private static readonly string[] Steps =
        [TrackingNames.Parse, TrackingNames.Documents, TrackingNames.Bind, TrackingNames.Operations, TrackingNames.Enums, TrackingNames.TypedStatuses];

    private readonly GeneratorRun _run = new(PrintService.Document, PrintService.Client);

    [Fact]
    public void Running_twice_does_nothing_the_second_time()
    {
        _run.Run();

        Assert.All(Steps, step => Assert.All(_run.Reasons(step), AssertNotRun));
        Assert.All(_run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_csharp_edit_reads_no_document_and_emits_nothing()
    {
        _run.AddSource("namespace Elsewhere { public class Something { public int GetJob2 => 1; } }");

        Assert.All(_run.Reasons(TrackingNames.Parse), AssertNotRun);
        Assert.All(_run.Reasons(TrackingNames.Documents), AssertNotRun);
        Assert.All(_run.Reasons(TrackingNames.Bind), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.All(_run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("int One() => 1;", "int One() => 2 + 3;", true)]
    [InlineData("int One() => 1;", "/* why */ int One() => /* so */ 1;", true)]
    [InlineData("int One() => 1;", "int One() { return 1; }", false)]
    [InlineData("{ }", "{ throw new System.NotSupportedException(); }", true)]
    [InlineData("{ }", "{ var job = 1; _ = job; }", true)]
    [InlineData("get => 1;", "get => 2;", true)]
    [InlineData("/* here */", "/* there */\n", true)]
    [InlineData("int One() => 1;", "long One() => 1;", false)]
    [InlineData("= 4;", "= 5;", false)]
    [InlineData("/* here */", "int Two;", false)]
    [InlineData("/* here */", "\n#nullable disable\n", false)]
    [InlineData("/* here */", "\n#if true\n#endif\n", false)]
    [InlineData("void Do(", "void Done(", false)]
    [InlineData("int number = 3", "int number = 4", false)]
    [InlineData("int number = 3", "int number", false)]
    [InlineData("const int Most = 7", "const int Most = 8", false)]
    [InlineData("{ A = 1 }", "{ A = 2 }", false)]
    [InlineData("[System.Obsolete]", "[System.Obsolete(\"Soon\")]", false)]
    public void An_edit_of_a_body_looks_nothing_up(string text, string other, bool isBody)
    {
        const string Source = "namespace Elsewhere { class Something { int _field = 4; [System.Obsolete] int Zero { get => 1; set { } } int One() => 1; void Do(int number = 3) { } const int Most = 7; enum Kind { A = 1 } /* here */ } }";
        _run.AddSource(Source);

        _run.ReplaceSource(Source.Replace(text, other, StringComparison.Ordinal));

        Assert.All(_run.Reasons(TrackingNames.Parse), AssertNotRun);
        Assert.All(_run.Reasons(TrackingNames.Bind), reason => Assert.Equal(
            isBody ? IncrementalStepRunReason.Cached : IncrementalStepRunReason.Unchanged, reason));
        Assert.All(_run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_of_a_directive_looks_everything_up_anew()
    {
        const string Source = "#nullable enable\nnamespace Elsewhere { class Something { int One() => 1; } }";
        _run.AddSource(Source);

        _run.ReplaceSource(Source.Replace("=> 1", "=> 2", StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Cached], _run.Reasons(TrackingNames.Bind));

        _run.ReplaceSource(Source.Replace("enable", "disable", StringComparison.Ordinal));

        Assert.Equal([IncrementalStepRunReason.Unchanged], _run.Reasons(TrackingNames.Bind));
    }

    [Fact]
    public void No_compilation_outlives_the_next_edit_and_the_latest_is_looked_into()
    {
        _run.AddSource("namespace Elsewhere { class Something { int One() => 1; } }");
        var old = Compilations();

        _run.ReplaceSource("namespace Elsewhere { class Something { int One() => 2; } }");
        _run.ReplaceSource("namespace Elsewhere { class Something { int One() => 3; } }");
        _run.EditDocument(PrintService.Document.Replace("name: PrintJob", "name: OtherJob", StringComparison.Ordinal));

        Assert.Empty(_run.Diagnostics);
        Assert.Equal([IncrementalStepRunReason.Modified], _run.Reasons(TrackingNames.Bind));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.NotEmpty(old);
        Assert.All(old, compilation => Assert.False(compilation.IsAlive));
    }

    [Fact]
    public void Of_two_projects_that_are_alike_the_older_one_looks_into_the_newer_compilation()
    {
        var (older, newer) = (_run.Output, _run.Output.Clone());
        var project = new Project(older);

        Assert.True(project.Equals(new Project(newer)));
        Assert.Same(newer, project.Compilation);
        GC.KeepAlive(older);
    }

    [Fact]
    public void A_file_of_another_name_or_with_other_options_is_another_one()
    {
        var file = _run.Output.SyntaxTrees.First();
        var renamed = _run.Output.ReplaceSyntaxTree(file, file.WithFilePath("Other.cs"));
        var reparsed = _run.Output.ReplaceSyntaxTree(file, file.WithRootAndOptions(file.GetRoot(TestContext.Current.CancellationToken), ((Microsoft.CodeAnalysis.CSharp.CSharpParseOptions)file.Options).WithPreprocessorSymbols("OTHER")));

        Assert.False(new Project(_run.Output).Equals(new Project(renamed)));
        Assert.False(new Project(_run.Output).Equals(new Project(reparsed)));
    }

    // Apart, so that no local variable keeps them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private List<WeakReference> Compilations()
        => _run.Result.TrackedSteps[TrackingNames.Project]
            .SelectMany(run => run.Outputs)
            .Select(output => new WeakReference(((Project)output.Value).Compilation))
            .ToList();

    [Fact]
    public void An_edit_of_the_client_binds_anew_and_emits_only_what_it_changes()
    {
        _run.ReplaceClient(PrintService.Client.Replace("string? tray = null", "string? tray = null, bool duplex = false", StringComparison.Ordinal));

        Assert.Equal([IncrementalStepRunReason.Modified], _run.Reasons(TrackingNames.Bind));
        Assert.Equal([IncrementalStepRunReason.Modified], _run.Reasons(TrackingNames.Operations));
        Assert.All(_run.Reasons(TrackingNames.Enums), AssertNotRun);
        Assert.Contains("bool duplex = false", _run.Source("Printing.PrintJobPollingExtensions.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openapi: 3.0.3", "# a comment\n\nopenapi: 3.0.3")]
    [InlineData("pages: {type: integer}", "pages: {type: integer, description: How many}")]
    [InlineData("pending: [in-queue, printing]", "pending: [printing, in-queue]")]
    public void An_edit_that_changes_no_waiter_ends_after_the_document_was_read(string text, string other)
    {
        _run.EditDocument(PrintService.Document.Replace(text, other, StringComparison.Ordinal));

        Assert.DoesNotContain(IncrementalStepRunReason.Cached, _run.Reasons(TrackingNames.Parse));
        Assert.All(_run.Reasons(TrackingNames.Documents), AssertNotRun);
        Assert.All(_run.Reasons(TrackingNames.Bind), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(_run.Reasons(TrackingNames.Operations), AssertNotRun);
        Assert.All(_run.Reasons(TrackingNames.Enums), AssertNotRun);
        Assert.All(_run.Reasons(TrackingNames.TypedStatuses), AssertNotRun);
    }

    [Fact]
    public void A_new_status_changes_the_enum_and_leaves_the_waiters_alone()
    {
        _run.EditDocument(PrintService.Document
            .Replace("enum: [in-queue, ", "enum: [in-queue, paused, ", StringComparison.Ordinal)
            .Replace("pending: [in-queue, ", "pending: [in-queue, paused, ", StringComparison.Ordinal));

        Assert.Equal([IncrementalStepRunReason.Modified], _run.Reasons(TrackingNames.Enums));
        Assert.All(_run.Reasons(TrackingNames.Operations), AssertNotRun);
        Assert.All(_run.Reasons(TrackingNames.TypedStatuses), AssertNotRun);
        Assert.Contains("Paused = 2,", _run.Source("Printing.JobPhase.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_moved_line_moves_the_diagnostic_with_it()
    {
        var faulty = PrintService.Document.Replace("failure: [jammed]", "failure: [jammed, jamed]", StringComparison.Ordinal);
        var line = _run.EditDocument(faulty).Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line;

        _run.EditDocument("# a comment\n" + faulty);

        Assert.Equal(line + 1, _run.Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line);
        Assert.All(_run.Reasons(TrackingNames.Enums), AssertNotRun);
    }

    [Fact]
    public void What_is_emitted_depends_on_the_inputs_only()
    {
        var other = new GeneratorRun(PrintService.Document, PrintService.Client);

        Assert.Equal(
            _run.Result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())),
            other.Result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())));
    }

    [Fact]
    public void What_is_emitted_does_not_depend_on_the_culture()
    {
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "~";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        var usual = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = odd;
            var document = JobService.Document("x-polling: {name: Job, success: [$response.body#/pages == -3, $response.body#/share == -1.5], delay: {initial: PT0.5S}}");
            var source = new GeneratorRun(document, JobService.BareClient).Source("Jobs.JobPollingOperation.g.cs");

            Assert.Contains("is -3)", source, StringComparison.Ordinal);
            Assert.Contains("is -1.5M)", source, StringComparison.Ordinal);
            Assert.DoesNotContain("~", source, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }
    }

    [Fact]
    public void No_model_of_the_pipeline_holds_an_object_of_the_compiler()
    {
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var value in Steps.SelectMany(step => _run.Result.TrackedSteps[step]).SelectMany(run => run.Outputs))
        {
            Visit(value.Value);
        }

        Assert.NotEmpty(visited);

        void Visit(object? node)
        {
            if (node is null || node is string || node.GetType().IsPrimitive || node.GetType().IsEnum || !visited.Add(node))
            {
                return;
            }

            Assert.False(
                node is ISymbol or Compilation or SyntaxNode or SyntaxTree or Location or AdditionalText,
                $"{node.GetType()} is in the pipeline");
            if (node is IEnumerable items)
            {
                foreach (var item in items)
                {
                    Visit(item);
                }
            }

            foreach (var field in node.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                if (field.FieldType != typeof(TimeSpan))
                {
                    Visit(field.GetValue(node));
                }
            }
        }
    }

    private static void AssertNotRun(IncrementalStepRunReason reason)
        => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());
}
