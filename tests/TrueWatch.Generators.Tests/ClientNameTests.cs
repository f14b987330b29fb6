namespace TrueWatch.Generators.Tests;

/// <summary>Which method of which client a waiter calls, named or found.</summary>
public sealed class ClientNameTests
{
    private static readonly string Document = JobService.Document(JobService.States);

    [Theory]
    [InlineData("client: JobClient", null, null)]
    [InlineData("client: Jobs.JobClient\n  method: GetJobAsync", null, null)]
    [InlineData("client: global::Jobs.JobClient\n  method: GetJob", null, null)]
    [InlineData("enum: JobPhase", null, null)]
    [InlineData("enum: JobPhase", "Client", "JobClient")]
    [InlineData("enum: JobPhase", "Method", "{operationId}Async")]
    [InlineData("enum: JobPhase", "Method", "GetJobAsync")]
    [InlineData("client: JobClient", "Client", "Nobody")]
    public void A_client_and_a_method_may_be_named(string keys, string? metadata, string? value)
    {
        var run = new GeneratorRun(
            JobService.Document(JobService.States + "\n  " + keys),
            JobService.BareClient,
            metadata: metadata is null ? null : new Dictionary<string, string> { [metadata] = value! });

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.NotNull(run.Output.GetTypeByMetadataName(keys.StartsWith("enum", StringComparison.Ordinal) ? "Jobs.JobPhase" : "Jobs.JobStatus"));
    }

    [Theory]
    [InlineData("client: «Client»", "there is no type 'Client'; write the full name, with its namespace, of a type in another assembly")]
    [InlineData("client: JobClient\n  method: «FetchJob»", "'Jobs.JobClient' has no method 'FetchJob' or 'FetchJobAsync'; there is GetJobAsync")]
    [InlineData("method: «FetchJob»", "the project has no method 'FetchJob' or 'FetchJobAsync'; is the client compiled in this project? If the method is called otherwise, name it in x-polling, with the keys 'client' and 'method', or by the document's item, with 'Client' and 'Method'")]
    [InlineData("client: «Tag»", "'Jobs.Tag' and 'Other.Tag' are both called 'Tag'; write the full name, with its namespace")]
    [InlineData("client: Jobs.Tag\n  method: «FetchJob»", "'Jobs.Tag' has no method 'FetchJob' or 'FetchJobAsync'; there is none")]
    [InlineData("client: «IDisposable»", "there is no type 'IDisposable'; write the full name, with its namespace, of a type in another assembly")]
    public void A_name_that_is_not_there_is_reported_where_it_is(string keys, string problem)
    {
        var document = JobService.Document(JobService.States + "\n  " + keys);
        var run = new GeneratorRun(
            document.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal),
            JobService.BareClient + "\nnamespace Other { public class Tag { } }");

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("POLL007", diagnostic.Id);
        Assert.Equal("No waiter for operation 'getJob': " + problem, diagnostic.GetMessage());
        Assert.Equal(document.IndexOf('«', StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
    }

    [Theory]
    [InlineData("g", "", "G")]
    [InlineData("getJob", "\n  method: G", "G")]
    [InlineData("getJob", "\n  method: Async", "Async")]
    public void A_name_may_be_a_letter_or_a_usual_ending(string id, string key, string method)
    {
        var run = new GeneratorRun(
            JobService.Document(JobService.States + key).Replace("operationId: getJob", "operationId: " + id, StringComparison.Ordinal),
            JobService.WrappingClientAlone.Replace("GetJobAsync", method, StringComparison.Ordinal));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Of_two_methods_of_a_named_client_the_one_that_is_called_exactly_so_polls()
    {
        const string Method = "public Task<Job> GetJobAsync(";
        var run = new GeneratorRun(
            JobService.Document(JobService.States + "\n  client: JobClient"),
            JobService.BareClient.Replace(Method, $"public Task<Job> Get_jobAsync(string id, CancellationToken cancellationToken = default) => throw new NotSupportedException();\n{Method}", StringComparison.Ordinal));

        Assert.Empty(run.Diagnostics);
        Assert.Contains(".GetJobAsync(", run.Source("Jobs.JobPollingOperation.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_may_be_called_by_a_letter()
    {
        var run = new GeneratorRun(JobService.Document(JobService.States + "\n  client: C"), JobService.BareClient.Replace("JobClient", "C", StringComparison.Ordinal));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_named_method_makes_up_for_a_missing_operation_id()
    {
        var run = new GeneratorRun(
            JobService.Document(JobService.States + "\n  method: GetJobAsync").Replace("operationId: getJob", "deprecated: false", StringComparison.Ordinal),
            JobService.BareClient);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Of_methods_with_either_name_the_one_that_ends_in_Async_is_called()
    {
        var client = JobService.WrappingClientAlone.Replace(
            "        public Task<Reply<Job>> GetJobAsync", "        public Task<Reply<Job>> GetJob(string id, CancellationToken cancellationToken = default) => null!;\n        public Task<Reply<Job>> GetJobAsync", StringComparison.Ordinal);
        var run = new GeneratorRun(Document, client);

        Assert.Empty(run.Diagnostics);
        Assert.Contains("_client.GetJobAsync(", run.Source("Jobs.JobPollingOperation.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("job_getJob", "GetJobAsync")]
    [InlineData("j_getJob", "GetJobAsync")]
    [InlineData("job_g", "G")]
    public void A_tag_in_front_of_the_operation_id_names_the_client(string id, string method)
    {
        var run = new GeneratorRun(
            Document.Replace("operationId: getJob", "operationId: " + id, StringComparison.Ordinal), JobService.BareClient.Replace("GetJobAsync", method, StringComparison.Ordinal));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_client_in_another_assembly_is_found_by_its_full_name()
    {
        var document = JobService.Document(JobService.States + "\n  client: System.Xml.XmlReader\n  method: ReadContentAsStringAsync");
        var run = new GeneratorRun(document, JobService.BareClient);

        // Found, and refused only since a string has no state.
        Assert.StartsWith(
            "No waiter for operation 'getJob': no readable property or field of 'string'", Assert.Single(run.Diagnostics).GetMessage(), StringComparison.Ordinal);
    }
}
