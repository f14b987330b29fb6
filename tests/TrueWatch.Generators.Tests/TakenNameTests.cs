using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Generators.Tests;

/// <summary>Names that the project has already.</summary>
public sealed class TakenNameTests
{
    private static readonly string Document = JobService.Document(
        "x-polling: {name: Job, status: $response.body#/state, states: {pending: queued, success: done, failure: [failed, lost]}}");

    [Theory]
    [InlineData("namespace Jobs.JobStatus { class Other { } }", "JobStatus")]
    [InlineData("namespace Jobs.JobPollingOperation { class Other { } }", "JobPollingOperation")]
    [InlineData("namespace Jobs { class JobStatus<T> { } }", "JobStatus")]
    public void A_namespace_and_a_generic_type_take_a_name_as_well(string more, string name)
    {
        var run = new GeneratorRun(Document, JobService.WrappingClientAlone + more);

        Assert.Equal(
            $"x-polling 'Job' would emit '{name}', but the project or another x-polling has that already; give it another name",
            Assert.Single(run.Diagnostics).GetMessage());
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_type_that_is_called_like_a_waiter_is_not_in_its_way()
    {
        var run = new GeneratorRun(Document, JobService.WrappingClientAlone + "namespace Jobs { class WaitForJobAsync { } }");

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("internal", 0)]
    [InlineData("public", 1)]
    public void What_the_project_cannot_see_takes_no_name(string accessibility, int diagnostics)
    {
        var library = CSharpCompilation.Create(
            "Library",
            [CSharpSyntaxTree.ParseText($"namespace Jobs {{ {accessibility} class JobStatus {{ }} }}", cancellationToken: TestContext.Current.CancellationToken)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        var run = new GeneratorRun(Document, JobService.WrappingClientAlone, library: library.ToMetadataReference());

        Assert.Equal(diagnostics, run.Diagnostics.Count);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("JobStatus", "Jobs.JobPollingStatus")]
    [InlineData("JobPhase", "Jobs.JobStatus")]
    public void An_enum_of_the_clients_own_keeps_its_name(string own, string emitted)
    {
        var client = $$"""
            using System.Threading.Tasks;

            namespace Jobs
            {
                public enum {{own}} { Queued, Done, Failed, Lost }
                public class Job { public {{own}}? State { get; set; } }
                public interface IJobClient { Task<Job> GetJobAsync(string id); }
            }
            """;
        var run = new GeneratorRun(Document, client);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.NotNull(run.Output.GetTypeByMetadataName(emitted));
    }
}
