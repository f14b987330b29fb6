using Microsoft.CodeAnalysis;

namespace TrueWatch.Generators.Tests;

/// <summary>The enum of a status: its members, their names, and their way from and to the wire.</summary>
public sealed class EnumTests
{
    private const string Values = """[red, dark-red, 'dark red', Red, RED, class, '', '1', null, "a\"b", unknown]""";

    private static readonly string Document = JobService.Document($$"""
        x-polling: {name: Job, enum: Colour, status: $response.body#/state, success: $response.body#/state == 'red'}
        """).Replace(
            "state: {type: string, enum: [queued, done, failed, lost]}",
            $"state: {{enum: {Values}, x-enum-varnames: [Red, DarkRed, Dark_Red, class, value__, '9x', Nothing, One, none, AB, Unknown], x-enum-descriptions: {{red: Like blood}}}}",
            StringComparison.Ordinal);

    [Fact]
    public void Values_of_every_kind_get_names_that_compile_and_the_documents_own_names_win()
    {
        var run = new GeneratorRun(Document, JobService.BareClient);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        var members = run.Output.GetTypeByMetadataName("Jobs.Colour")!.GetMembers().OfType<IFieldSymbol>().ToList();
        Assert.Equal(
            ["Unknown", "Red", "DarkRed", "Dark_Red", "class", "Value", "_9x", "Nothing", "One", "AB", "Unknown2"],
            members.Select(member => member.Name));
        Assert.Contains("Like blood.", members[1].GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_emitted_reads_and_writes_every_value_and_keeps_apart_what_differs_in_case()
    {
        const string Reader = """

            namespace Jobs
            {
                using System.Linq;
                public static class Reader
                {
                    public static Task<string> ReadAsync()
                    {
                        var values = new[] { "red", "dark-red", "dark red", "Red", "RED", "class", "", "1", "a\"b", "unknown", "blue", null };
                        var read = values.Select(value => ColourExtensions.TryParse(value, out var colour)
                            ? ColourExtensions.ToWireValue(colour) == value ? "y" : "n"
                            : colour == Colour.Unknown ? "u" : "n");
                        return Task.FromResult(string.Concat(read));
                    }
                }
            }
            """;

        Assert.Equal(
            "yyyyyyyyyyuu",
            await EmittedAssembly.InvokeAsync(new GeneratorRun(Document, JobService.BareClient + Reader), "Jobs.Reader", "ReadAsync"));
    }

    [Fact]
    public async Task Of_statuses_that_differ_in_letter_case_the_first_one_is_similar()
    {
        var client = JobService.Client(
            "Job", "Task.FromResult(Body!)", "public static class Similar { public static Task<string?> FindAsync() => Task.FromResult(JobStatusExtensions.FindSimilar(\"Done\")); }");
        var document = JobService.Document(JobService.States).Replace("[queued, done,", "[queued, done, DONE,", StringComparison.Ordinal)
            .Replace("success: done", "success: [done, DONE]", StringComparison.Ordinal);

        Assert.Equal("done", await EmittedAssembly.InvokeAsync(new GeneratorRun(document, client), "Jobs.Similar", "FindAsync"));
    }

    [Theory]
    [InlineData("Parse")]
    [InlineData("TryParse")]
    [InlineData("FindSimilar")]
    [InlineData("ToWireValue")]
    [InlineData("Read")]
    [InlineData("Write")]
    [InlineData("ReadAsPropertyName")]
    [InlineData("WriteAsPropertyName")]
    [InlineData("HandleNull")]
    [InlineData("CanConvert")]
    [InlineData("Type")]
    [InlineData("IsTerminal")]
    [InlineData("GetOutcome")]
    [InlineData("Value")]
    [InlineData("Equals")]
    [InlineData("ReferenceEquals")]
    [InlineData("GetHashCode")]
    [InlineData("GetType")]
    [InlineData("ToString")]
    [InlineData("MemberwiseClone")]
    [InlineData("Object")]
    [InlineData("String")]
    public void An_enum_called_like_what_is_emitted_compiles(string name)
    {
        var document = JobService.Document(JobService.States + $"\n  enum: {name}")
            .Replace("enum: [queued", "x-enum-varnames: [ToString, value__, \"a\\u200db\", ab], enum: [queued", StringComparison.Ordinal);
        var run = new GeneratorRun(document, JobService.BareClient);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Each_member_with_a_status_gets_one_typed_property()
    {
        const string Client = """
            using System.Text.Json.Serialization;
            using System.Threading.Tasks;

            namespace Jobs
            {
                public interface IJobClient { Task<Job> GetJobAsync(string id); }
                public partial class Job
                {
                    [JsonPropertyName("state")] public string? StateText { get; set; }
                    [JsonPropertyName("note")] public string? NoteText { get; set; }
                }
            }
            """;
        const string States = "status: $response.body#/state, states: {pending: queued, success: done, failure: [failed, lost]}";
        var run = new GeneratorRun(
            JobService.Document($"x-polling: [{{name: Job, {States}}}, {{name: Again, enum: JobStatus, {States}}}, {{name: Note, status: $response.body#/note, states: {{pending: a, success: b}}}}]"), Client);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(
            ["Note NoteStatus", "State JobStatus"],
            run.Output.GetTypeByMetadataName("Jobs.Job")!.GetMembers().OfType<IPropertySymbol>().Where(property => property.Type.TypeKind == TypeKind.Enum)
                .Select(property => $"{property.Name} {property.Type.Name}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Namespaces_that_differ_in_letter_case_only_are_told_apart_by_a_diagnostic()
    {
        var client = "using System.Threading.Tasks; namespace A { public class C { public Task<J> GetJobAsync() => null!; } public class J { public string? State { get; set; } } }";
        var document = JobService.Document("x-polling: [{name: One, enum: E, client: A.C, status: $response.body#/state, success: $response.body#/state == 'done'}, {name: Two, enum: E, client: a.C, status: $response.body#/state, success: $response.body#/state == 'done'}]");
        var run = new GeneratorRun(document, client + client.Replace("using System.Threading.Tasks; namespace A", "namespace a", StringComparison.Ordinal), severities: [new("CS8981", ReportDiagnostic.Suppress)]);

        Assert.Null(run.Result.Exception);
        Assert.Equal("POLL009", Assert.Single(run.Diagnostics).Id);
    }
}
