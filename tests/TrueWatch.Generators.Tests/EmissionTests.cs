using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace TrueWatch.Generators.Tests;

public sealed class EmissionTests
{
    [Fact]
    public void A_document_and_a_client_give_an_enum_a_typed_status_and_waiters_that_compile_without_a_warning()
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.Client);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(
            [
                "Printing.Job.Phase.g.cs",
                "Printing.JobPhase.g.cs",
                "Printing.JobPhaseExtensions.g.cs",
                "Printing.JobPhaseJsonConverter.g.cs",
                "Printing.PrintJobPollingExtensions.g.cs",
                "Printing.PrintJobPollingOperation.g.cs",
            ],
            run.Result.GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_enum_has_unknown_first_and_the_documents_values_with_their_docs()
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.Client);

        var type = run.Output.GetTypeByMetadataName("Printing.JobPhase")!;
        var fields = type.GetMembers().OfType<IFieldSymbol>().ToList();
        Assert.Equal(["Unknown", "InQueue", "Printing", "Done", "Jammed", "Stopped"], fields.Select(field => field.Name));
        Assert.Equal([0, 1, 2, 3, 4, 5], fields.Select(field => (int)field.ConstantValue!));
        Assert.Contains("How far a job is.", Docs(type), StringComparison.Ordinal);
        Assert.Contains("Waits for the printer.", Docs(fields[1]), StringComparison.Ordinal);
        Assert.Contains("<c>in-queue</c>", Docs(fields[1]), StringComparison.Ordinal);
        Assert.Contains("Is being &lt;printed&gt;.", Docs(fields[2]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_waiter_carries_the_methods_parameters_and_defaults_through()
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.Client);

        var wait = Method(run, "Printing.PrintJobPollingExtensions", "WaitForPrintJobAsync");
        Assert.Equal(
            ["client", "number", "tray", "options", "progress", "cancellationToken"],
            wait.Parameters.Select(parameter => parameter.Name));
        Assert.True(wait.IsExtensionMethod);
        Assert.False(wait.Parameters[1].HasExplicitDefaultValue);
        Assert.All(wait.Parameters.Skip(2), parameter => Assert.True(parameter.HasExplicitDefaultValue));
        Assert.Equal(
            "System.Threading.Tasks.Task<TrueWatch.Polling.PollingSnapshot<Printing.Job?, Printing.JobPhase>>",
            wait.ReturnType.ToDisplayString());
        Assert.Contains("Tell how a print job &amp; its pages stand.", Docs(wait), StringComparison.Ordinal);
        Assert.Contains("<param name=\"number\">Which job it is.</param>", Docs(wait), StringComparison.Ordinal);
        Assert.Contains("<param name=\"tray\">As in <c>GetJobAsync</c>.</param>", Docs(wait), StringComparison.Ordinal);
        var watch = Method(run, "Printing.PrintJobPollingExtensions", "WatchPrintJobAsync");
        Assert.Equal("IAsyncEnumerable", watch.ReturnType.Name);
    }

    [Fact]
    public void The_operation_holds_the_documents_pace_and_names_its_arguments()
    {
        var source = new GeneratorRun(PrintService.Document, PrintService.Client).Source("Printing.PrintJobPollingOperation.g.cs");

        Assert.Contains("initialDelay: global::System.TimeSpan.FromTicks(5000000L) /* PT0.5S */", source, StringComparison.Ordinal);
        Assert.Contains("maximumDelay: global::System.TimeSpan.FromTicks(600000000L) /* PT1M */", source, StringComparison.Ordinal);
        Assert.Contains("timeout: global::System.TimeSpan.FromTicks(936000000000L) /* P1DT2H */", source, StringComparison.Ordinal);
        Assert.Contains("PollingArgument(\"number\"", source, StringComparison.Ordinal);
        Assert.Contains("GetJobAsync(number: _argument1, tray: _argument2, cancellationToken: cancellationToken)", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiters_are_there_for_one_task_for_a_token_and_for_many_and_every_one_is_documented()
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.Client);

        var methods = run.Output.GetTypeByMetadataName("Printing.PrintJobPollingExtensions")!
            .GetMembers().OfType<IMethodSymbol>().ToList();
        Assert.Equal(
            [
                "WaitForPrintJobAsync(client, number, tray, options, progress, cancellationToken)",
                "WaitForPrintJobAsync(client, number, cancellationToken)",
                "WaitForPrintJobAsync(client, number, timeout, cancellationToken)",
                "WatchPrintJobAsync(client, number, tray, options, cancellationToken)",
                "WatchPrintJobAsync(client, number, cancellationToken)",
                "StartWaitForPrintJob(client, number, tray, options, cancellationToken)",
                "StartWaitForPrintJob(client, number, cancellationToken)",
                "ResumeWaitForPrintJob(client, token, options, cancellationToken)",
                "ResumeWaitForPrintJob(client, token, cancellationToken)",
                "WaitForAllPrintJobsAsync(client, numbers, tray, options, cancellationToken)",
                "WaitForAllPrintJobsAsync(client, numbers, cancellationToken)",
                "WhenEachPrintJobAsync(client, numbers, tray, options, cancellationToken)",
                "WhenEachPrintJobAsync(client, numbers, cancellationToken)",
            ],
            methods.Select(method => $"{method.Name}({string.Join(", ", method.Parameters.Select(parameter => parameter.Name))})"));

        // What the operation has of its own is written down; the rest is inherited, and there.
        var poller = run.Output.GetTypeByMetadataName("TrueWatch.Polling.Poller")!;
        string[] inherited = ["client", "options", "progress", "cancellationToken", "token", "timeout"];
        Assert.All(methods, method =>
        {
            var docs = Docs(method);
            var name = Regex.Match(docs, "<inheritdoc cref=\"M:TrueWatch.Polling.Poller.(\\w+)``2\\(").Groups[1].Value;
            Assert.Equal(SymbolKind.Method, Assert.Single(poller.GetMembers(name), member => member.DeclaredAccessibility == Accessibility.Public).Kind);
            Assert.All(method.Parameters, parameter => Assert.True(
                docs.Contains($"<param name=\"{parameter.Name}\">", StringComparison.Ordinal) || inherited.Contains(parameter.Name), $"{method}: {parameter.Name}"));
        });
        Assert.Equal(
            "System.Collections.Generic.IEnumerable<int>",
            Method(run, "Printing.PrintJobPollingExtensions", "WaitForAllPrintJobsAsync").Parameters[1].Type.ToDisplayString());
    }

    [Fact]
    public void Nothing_that_is_emitted_speaks_of_another_service_than_the_documents()
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.Client);

        foreach (var source in run.Result.GeneratedSources.Select(source => source.SourceText.ToString()))
        {
            var own = source
                .Replace("TrueWatch.Polling", "", StringComparison.Ordinal)
                .Replace("TrueWatch.Generators", "", StringComparison.Ordinal);
            Assert.DoesNotContain("TrueWatch", own, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("taskId", own, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\r", source, StringComparison.Ordinal);
            Assert.StartsWith("// <auto-generated/>\n#nullable enable\n", source, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("false")]
    public void Additional_files_without_the_metadata_are_left_alone(string? metadata)
    {
        var run = new GeneratorRun("this is: not: yaml: [", PrintService.Client, metadata);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Result.GeneratedSources);
    }

    [Fact]
    public void A_summary_that_is_a_sentence_keeps_its_end()
    {
        var run = new GeneratorRun(PrintService.Document.Replace("Tell how a print job & its pages stand", "Does it stand?", StringComparison.Ordinal), PrintService.Client);

        var docs = Docs(Method(run, "Printing.PrintJobPollingExtensions", "WaitForPrintJobAsync"));
        Assert.Contains("Does it stand?", docs, StringComparison.Ordinal);
        Assert.DoesNotContain("Does it stand?.", docs, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_without_polling_gives_nothing()
    {
        var run = new GeneratorRun("{\"openapi\": \"3.1.0\", \"paths\": {\"/a\": {\"get\": {\"operationId\": \"a\"}}}}", PrintService.Client);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Result.GeneratedSources);
    }

    private static string Docs(ISymbol symbol)
        => symbol.GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken)!;

    private static IMethodSymbol Method(GeneratorRun run, string type, string name)
        => run.Output.GetTypeByMetadataName(type)!.GetMembers(name).OfType<IMethodSymbol>().First();
}
