using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Generators.Tests;

/// <summary>What the project settles: its C#, its references and how much a diagnostic weighs.</summary>
public sealed class ProjectSettingTests
{
    private static readonly string Document = JobService.Document(JobService.States);

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp8, "8.0")]
    public void An_old_CSharp_is_refused_before_anything_is_emitted(LanguageVersion language, string name)
    {
        var run = new GeneratorRun(Document, "class Nothing { }", language: language, nullable: false);

        Assert.Empty(run.Result.GeneratedSources);
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("POLL016", diagnostic.Id);
        Assert.Equal(
            $"The waiters need C# 9 or later, and the project is compiled as C# {name}; set <LangVersion>9</LangVersion> or later", diagnostic.GetMessage());
    }

    [Fact]
    public void A_project_without_the_runtime_is_told_so_once()
    {
        var run = new GeneratorRun(Document, JobService.BareClient, withRuntime: false);

        Assert.Empty(run.Result.GeneratedSources);
        Assert.Equal("POLL017", Assert.Single(run.Diagnostics).Id);
    }

    [Theory]
    [InlineData("POLL013", ReportDiagnostic.Suppress, null)]
    [InlineData("POLL013", ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [InlineData("POLL013", ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    public void A_severity_can_be_set(string id, ReportDiagnostic report, DiagnosticSeverity? severity)
    {
        var run = new GeneratorRun(
            JobService.Document(JobService.States + "\n  delay: {maximum: PT2H}"),
            JobService.BareClient,
            severities: [new(id, report)]);

        Assert.Equal(severity, run.Diagnostics.SingleOrDefault()?.Severity);
    }
}
