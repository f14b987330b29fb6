namespace TrueWatch.Generators.Tests;

/// <summary>Blocks of Speakeasy's, as its documentation has them, understood as they are.</summary>
public sealed class SpeakeasyTests
{
    private const string Documented = """
        x-speakeasy-polling:
          - name: WaitForCompleted
            delaySeconds: 2
            intervalSeconds: 4
            limitCount: 12
            failureCriteria:
              - condition: $statusCode == 200
              - condition: $response.body#/state == "failed"
            successCriteria:
              - condition: $statusCode == 200
              - condition: $response.body#/state == "done"
        """;

    [Theory]
    [InlineData("done", "Succeeded Done done")]
    [InlineData("failed", "Failed Failed failed")]
    [InlineData("queued", "Pending Queued queued")]
    [InlineData("weird", "Pending Unknown weird")]
    public async Task All_criteria_of_a_list_have_to_hold(string state, string expected)
    {
        var client = JobService.BareClient.Replace("JobPollingOperation", "CompletedPollingOperation", StringComparison.Ordinal);
        var run = new GeneratorRun(JobService.Document(Documented), client);

        Assert.Equal(expected, await EmittedAssembly.InvokeAsync(run, "Jobs.Program", "PollAsync", $$"""{"state":"{{state}}"}""", 200, null));
    }

    [Fact]
    public void The_pace_and_the_number_of_requests_become_delay_and_timeout()
    {
        var run = new GeneratorRun(JobService.Document(Documented), JobService.BareClient.Replace("JobPollingOperation", "CompletedPollingOperation", StringComparison.Ordinal));

        Assert.Empty(run.Diagnostics);
        var source = run.Source("Jobs.CompletedPollingOperation.g.cs");
        Assert.Contains("initialDelay: global::System.TimeSpan.FromTicks(40000000L) /* PT4S */", source, StringComparison.Ordinal);
        Assert.Contains("maximumDelay: global::System.TimeSpan.FromTicks(40000000L) /* PT4S */", source, StringComparison.Ordinal);
        Assert.Contains("timeout: global::System.TimeSpan.FromTicks(500000000L) /* PT50S */", source, StringComparison.Ordinal);
        Assert.Contains("WaitForCompletedAsync(", run.Source("Jobs.CompletedPollingExtensions.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_names_give_several_waiters_and_operations_that_share_one_put_their_id_in_front()
    {
        const string Two = """
            x-speakeasy-polling:
              - {name: WaitForDone, successCriteria: [{condition: $response.body#/state == 'done'}]}
              - {name: WaitForLoss, successCriteria: [{condition: $response.body#/state == 'lost', type: simple}]}
            """;
        var document = JobService.Document(Two);
        Assert.Equal(["DonePollingExtensions", "LossPollingExtensions"], Extensions(new GeneratorRun(document, "namespace N { using System.Threading.Tasks; public class C { public Task<J> GetJob() => null!; } public class J { public string? State { get; set; } } }")));

        var start = document.IndexOf("  /jobs/{id}:", StringComparison.Ordinal);
        var end = document.IndexOf("components:", StringComparison.Ordinal);
        var again = document[start..end]
            .Replace("/jobs/{id}", "/works/{id}", StringComparison.Ordinal)
            .Replace("getJob", "getWork", StringComparison.Ordinal)
            .Replace("WaitForLoss", "WaitForEnd", StringComparison.Ordinal);
        Assert.Equal(
            ["EndPollingExtensions", "GetJobDonePollingExtensions", "GetWorkDonePollingExtensions", "LossPollingExtensions"],
            Extensions(new GeneratorRun(
                document.Insert(end, again),
                "namespace N { using System.Threading.Tasks; public class C { public Task<J> GetJob() => null!; public Task<J> GetWork() => null!; } public class J { public string? State { get; set; } } }")));
    }

    [Fact]
    public void A_block_of_our_own_goes_first()
    {
        var run = new GeneratorRun(JobService.Document(Documented + "\nx-polling: {name: Job, success: $response.body#/ready == true}"), JobService.BareClient);

        Assert.Empty(run.Diagnostics);
        Assert.Equal(["JobPollingExtensions"], Extensions(run));
    }

    [Theory]
    [InlineData("limitCount: 12", "limitCount: «0»", "POLL002", "limitCount must be a number from 1 to 4233600, not '0'")]
    [InlineData("delaySeconds: 2", "delaySeconds: «soon»", "POLL002", "delaySeconds must be a number from 0 to 4233600, not 'soon'")]
    [InlineData("delaySeconds: 2", "«delaySecond»: 2", "POLL002", "'delaySecond' is no key of x-speakeasy-polling (did you mean 'delaySeconds'?); known are name, delaySeconds, intervalSeconds, limitCount, successCriteria, failureCriteria")]
    [InlineData("- condition: $response.body#/state == \"done\"", "- {condition: '^d', context: $response.body#/state, type: «regex»}", "POLL002", "a criterion of the type 'regex' is not understood here; write the condition with ==, != or in")]
    [InlineData("== \"done\"", "== «\"donne\"»", "POLL011", "'donne' can never be there (did you mean 'done'?): $response.body#/state is one of queued, done, failed, lost")]
    [InlineData("== \"done\"", "«~= \"done\"»", "POLL010", "'~=' is no operator; there are ==, != and in")]
    public void A_fault_is_reported_where_it_is(string text, string marked, string id, string problem)
    {
        var document = JobService.Document(Documented).Replace(text, marked, StringComparison.Ordinal);
        var run = new GeneratorRun(
            document.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal), JobService.BareClient);

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal((id, "x-speakeasy-polling of operation 'getJob': " + problem), (diagnostic.Id, diagnostic.GetMessage()));
        Assert.Equal(document.IndexOf('«', StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
    }

    [Fact]
    public void Criteria_of_success_that_never_decide_are_reported()
    {
        var run = new GeneratorRun(
            JobService.Document(Documented.Replace("\"failed\"", "\"done\"", StringComparison.Ordinal)), JobService.BareClient);

        Assert.Equal(["POLL014", "POLL012"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    private static IEnumerable<string> Extensions(GeneratorRun run)
    {
        Assert.Empty(run.Diagnostics);
        return run.Result.GeneratedSources
            .Select(source => source.HintName.Split('.')[1])
            .Where(name => name.EndsWith("PollingExtensions", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }
}
