using Microsoft.CodeAnalysis;

namespace TrueWatch.Generators.Tests;

/// <summary>Each fault of a document: what is reported, and where. The place is marked with « and » in the document.</summary>
public sealed class DiagnosticTests
{
    [Fact]
    public void An_enum_member_without_a_state_is_reported_at_the_member_and_still_exists()
    {
        var run = Check(
            "enum: [in-queue, ", "enum: [in-queue, «paused», ",
            "POLL003",
            "The enum of 'JobPhase' lists the status 'paused', but x-polling 'PrintJob' does not say what it means; add it to pending, success, failure or canceled");

        Assert.Contains("Paused", run.Source("Printing.JobPhase.g.cs"), StringComparison.Ordinal);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Every_rule_has_a_title_a_message_and_an_example()
        => Assert.All(Descriptors.All, descriptor =>
        {
            Assert.Matches("^(A|An|C#|Names|No|The|x-polling) .*[a-z]$", descriptor.Title.ToString(null));
            Assert.NotEqual("", descriptor.MessageFormat.ToString(null));
            Assert.EndsWith(".", descriptor.Description.ToString(null), StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("{type: integer}", "{pending: 1, success: soon}", "x-polling 'Job' names the status 'soon', which the enum of 'JobStatus' does not list: the status is an integer")]
    [InlineData("{type: string}", "{pending: a, success: [{}]}", "x-polling 'Job' names the status 'a mapping', which the enum of 'JobStatus' does not list: the status is a text")]
    [InlineData("{type: string}", "{pending: a, success: \"$response.body#/note == 'x'\"}", "x-polling 'Job' names the status '$response.body#/note == 'x'', which the enum of 'JobStatus' does not list; a condition belongs into the key 'success', 'failure' or 'canceled' beside 'states'")]
    [InlineData("{const: over}", "{success: [over, overr]}", "x-polling 'Job' names the status 'overr', which the enum of 'JobStatus' does not list (did you mean 'over'?); it lists over")]
    [InlineData("{type: integer, enum: [1, 2, b]}", "{pending: 1, success: 2, failure: b}", "x-polling 'Job': 'b' can never be there: the status is an integer")]
    public void A_status_of_another_kind_is_reported(string schema, string states, string message)
    {
        var document = JobService.Document($"x-polling: {{name: Job, status: $response.body#/state, states: {states}}}")
            .Replace("state: {type: string, enum: [queued, done, failed, lost]}", "state: " + schema, StringComparison.Ordinal);

        Assert.Contains(message, new GeneratorRun(document, JobService.WrappingClient).Diagnostics.Select(diagnostic => diagnostic.GetMessage()));
    }

    [Fact]
    public void A_value_whose_name_would_be_too_long_is_reported()
    {
        var value = new string('a', 1100);
        var document = JobService.Document("x-polling: {name: Job, status: $response.body#/state, success: $response.body#/state == 'done'}")
            .Replace("[queued, done,", $"[queued, done, {value},", StringComparison.Ordinal);

        var diagnostic = Assert.Single(new GeneratorRun(document, JobService.WrappingClient).Diagnostics);
        Assert.Equal("POLL018", diagnostic.Id);
        Assert.Equal("'enum' does not fit the enum of x-polling 'Job': the name of this value has more than 900 bytes; name it in x-enum-varnames", diagnostic.GetMessage());
    }

    [Fact]
    public void Two_enums_of_one_name_with_other_values_are_reported()
    {
        var document = JobService.Document(
            "x-polling: [{name: One, enum: E, status: $response.body#/state, success: $response.body#/state == 'done'}, {name: Two, enum: E, status: $response.body#/error/code, success: $response.body#/error/code == 1}]");

        var diagnostic = Assert.Single(new GeneratorRun(document, JobService.WrappingClientAlone + "}").Diagnostics);
        Assert.Equal(
            "x-polling 'Two' would emit 'E', but another x-polling has that with other members already; give it another name", diagnostic.GetMessage());
    }

    [Fact]
    public void An_operation_without_an_id_is_called_by_its_method()
    {
        var document = JobService.Document(JobService.States + "\n  method: FetchJob").Replace("operationId: getJob", "deprecated: false", StringComparison.Ordinal);

        Assert.StartsWith(
            "No waiter for operation 'FetchJob': ", Assert.Single(new GeneratorRun(document, JobService.BareClient).Diagnostics).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_with_a_state_needs_nothing_else()
    {
        var run = new GeneratorRun(
            PrintService.Document
                .Replace("enum: [in-queue, ", "enum: [in-queue, paused, ", StringComparison.Ordinal)
                .Replace("pending: [in-queue, ", "pending: [in-queue, paused, ", StringComparison.Ordinal),
            PrintService.Client);

        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(run.Output.GetTypeByMetadataName("Printing.JobPhase")!.GetMembers("Paused"));
    }

    [Fact]
    public void A_state_of_a_value_that_the_enum_lacks_is_reported_at_the_value() => Check(
        "failure: [jammed]", "failure: [jammed, «jamed»]",
        "POLL004",
        "x-polling 'PrintJob' names the status 'jamed', which the enum of 'JobPhase' does not list (did you mean 'jammed'?); it lists in-queue, printing, done, jammed, stopped");

    [Fact]
    public void A_value_in_two_states_is_reported_at_the_second() => Check(
        "failure: [jammed]", "failure: [jammed, «done»]",
        "POLL005",
        "x-polling 'PrintJob' names the status 'done' more than once; it is in 'success' already");

    [Fact]
    public void A_status_expression_with_a_wrong_name_is_reported_with_the_names_that_there_are() => Check(
        "status: $response.body#/job/phase", "status: «$response.body#/job/phse»",
        "POLL006",
        "The expression '$response.body#/job/phse' leads nowhere: the schema of 'job' has no property 'phse' (did you mean 'phase'?); it has phase, pages");

    [Fact]
    public void Names_of_composed_schemas_are_known_too() => Check(
        "status: $response.body#/job/phase", "status: «$response.body#/jop/phase»",
        "POLL006",
        "The expression '$response.body#/jop/phase' leads nowhere: the schema of the body has no property 'jop' (did you mean 'job'?); it has version, job");

    [Fact]
    public void A_status_that_is_no_value_is_reported() => Check(
        "status: $response.body#/job/phase", "status: «$response.body#/job»",
        "POLL006",
        "The expression '$response.body#/job' leads nowhere: what it leads to is not a text, integer or boolean, whose values the states could name");

    [Fact]
    public void A_result_expression_is_checked_as_well() => Check(
        "result: $response.body#/job", "result: «$response.body#/jobs»",
        "POLL006",
        "The expression '$response.body#/jobs' leads nowhere: the schema of the body has no property 'jobs' (did you mean 'job'?); it has version, job");

    [Fact]
    public void An_array_on_the_way_is_not_guessed_through() => Check(
        "job: {$ref: \"#/components/schemas/Job\"}\n", "job: {type: array, items: {$ref: \"#/components/schemas/Job\"}}\n",
        "POLL006",
        "The expression '$response.body#/job/phase' leads nowhere: 'job' is an array, and which of its elements 'phase' is in cannot be told",
        "status: $response.body#/job/phase", "status: «$response.body#/job/phase»");

    [Theory]
    [InlineData("name: PrintJob", "name: «[PrintJob]", "name must be a text with letters, of at most 900 bytes, such as Task, not a list")]
    [InlineData("name: PrintJob", "name: PrintJob\n        enum: «'--'»", "enum must be a text with letters, of at most 900 bytes, such as JobState, not '--'")]
    [InlineData("name: PrintJob", "name: «'--'»", "name must be a text with letters, of at most 900 bytes, such as Task, not '--'")]
    [InlineData("status: $response.body#/job/phase", "status: «job.phase»", "'job.phase' is not an expression of the form $response.body#/name/name, as in OpenAPI's runtime expressions")]
    [InlineData("timeout: P1DT2H", "client: «' '»", "client must be a text, such as IPrintClient, not ' '")]
    [InlineData("timeout: P1DT2H", "method: «''»", "method must be a text, such as GetJobAsync, not ''")]
    [InlineData("timeout: P1DT2H", "timeout: «2h»", "timeout must be an ISO 8601 duration longer than zero and at most 49 days, such as PT2S, not '2h'")]
    [InlineData("timeout: P1DT2H", "timeout: «PT0S»", "timeout must be an ISO 8601 duration longer than zero and at most 49 days, such as PT2S, not 'PT0S'")]
    [InlineData("timeout: P1DT2H", "timeout: «-PT5S»", "timeout must be an ISO 8601 duration longer than zero and at most 49 days, such as PT2S, not '-PT5S'")]
    [InlineData("timeout: P1DT2H", "timeout: «P1M»", "timeout must be an ISO 8601 duration longer than zero and at most 49 days, such as PT2S, not 'P1M'")]
    [InlineData("timeout: P1DT2H", "timeout: «P999999999W»", "timeout must be an ISO 8601 duration longer than zero and at most 49 days, such as PT2S, not 'P999999999W'")]
    [InlineData("initial: PT0.5S", "initial: «PT2M»", "delay.initial is longer than delay.maximum")]
    [InlineData("initial: PT0.5S", "«intial»: PT0.5S", "'intial' is not a key of delay (did you mean 'initial'?); known are initial, maximum")]
    [InlineData("timeout: P1DT2H", "«time-out»: P1DT2H", "'time-out' is not a key of x-polling (did you mean 'timeout'?); known are name, status, result, states, success, failure, canceled, pending, delay, timeout, enum, client, method, x-breaking")]
    [InlineData("canceled: [stopped]", "canceled: [stopped]\n          «cancelled»: []", "'cancelled' is not a key of states (did you mean 'canceled'?); known are pending, success, failure, canceled")]
    public void What_is_not_well_formed_is_reported_where_it_is(string text, string marked, string problem)
        => Check(text, marked, "POLL002", "x-polling of operation 'getJob': " + problem);

    [Theory]
    [InlineData("name: PrintJob\n        status", "«status", "the key 'name' is missing")]
    [InlineData("name: PrintJob\n        status: $response.body#/job/phase\n", "«name: PrintJob\n", "the key 'status' is missing")]
    public void A_missing_key_is_reported_at_the_block(string text, string marked, string problem) => Check(
        text, marked,
        "POLL002",
        "x-polling of operation 'getJob': " + problem);

    [Fact]
    public void An_operation_without_an_id_is_reported()
    {
        var run = new GeneratorRun(
            PrintService.Document.Replace("      operationId: getJob\n", "", StringComparison.Ordinal), PrintService.Client);

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("POLL002", diagnostic.Id);
        Assert.Contains("needs an operationId", diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_operation_without_a_json_answer_is_reported()
    {
        var run = new GeneratorRun(
            PrintService.Document.Replace("application/json", "text/plain", StringComparison.Ordinal), PrintService.Client);

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("POLL002", diagnostic.Id);
        Assert.Contains("no success response with a JSON schema", diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Single(
            new GeneratorRun(
                JobService.Document("x-polling: {name: Job, success: [$response.body#/note, $response.body#/pages]}").Replace("application/json", "text/plain", StringComparison.Ordinal), JobService.BareClient).Diagnostics,
            one => one.Id == "POLL002");
    }

    [Theory]
    [InlineData("delay: {initial: PT2H, maximum: PT3H}\n  timeout: PT2H30M", "delay.maximum is longer than the timeout of PT2H30M, so that it never passes", 1)]
    [InlineData("delay: {initial: PT2H}", "delay.initial is longer than the timeout of PT30M, so that it never passes", 1)]
    [InlineData("delay: {initial: PT1M, maximum: PT1M}\n  timeout: PT30S", "delay.initial is longer than the timeout of PT30S, so that it never passes", 2)]
    public void A_delay_over_the_timeout_is_a_warning(string keys, string problem, int count)
    {
        var run = new GeneratorRun(
            JobService.Document(JobService.States + "\n  " + keys), JobService.BareClient);

        Assert.Equal(count, run.Diagnostics.Count);
        Assert.All(run.Diagnostics, diagnostic => Assert.Equal(("POLL013", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.DefaultSeverity)));
        Assert.Equal("x-polling of operation 'getJob': " + problem, run.Diagnostics[0].GetMessage());
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_maximum_below_the_initial_delay_gives_way_besides()
        => Assert.Equal(
            2,
            new GeneratorRun(JobService.Document(JobService.States + "\n  delay: {initial: PT2M, maximum: PT1M}"), JobService.BareClient)
                .Source("Jobs.JobPollingOperation.g.cs").Split("/* PT2M */").Length - 1);

    [Theory]
    [InlineData("delay: {initial: PT1M}\n  timeout: PT1M", "PT1M PT1M PT1M")]
    [InlineData("delay: {initial: PT1S}", "PT1S PT30S PT30M")]
    [InlineData("delay: {maximum: PT1S}", "PT1S PT1S PT30M")]
    [InlineData("delay: {maximum: PT1H}\n  timeout: PT1H", "PT2S PT1H PT1H")]
    public void A_delay_that_is_not_there_is_the_usual_one_or_gives_way(string keys, string times)
    {
        var run = new GeneratorRun(JobService.Document(JobService.States + "\n  " + keys), JobService.BareClient);

        Assert.Empty(run.Diagnostics);
        Assert.Equal(
            times.Split(' ').Select(time => $"/* {time} */"),
            run.Source("Jobs.JobPollingOperation.g.cs").Split('\n').Where(line => line.Contains("TimeSpan.FromTicks", StringComparison.Ordinal)).Select(line => line[line.IndexOf("/*", StringComparison.Ordinal)..].TrimEnd(',', ')', ';')));
    }

    private static GeneratorRun Check(
        string text, string marked, string id, string message, string otherText = "", string otherMarked = "")
    {
        Assert.Contains(text, PrintService.Document, StringComparison.Ordinal);
        var document = PrintService.Document.Replace(text, marked, StringComparison.Ordinal);
        document = otherText.Length == 0 ? document : document.Replace(otherText, otherMarked, StringComparison.Ordinal);
        var start = document.IndexOf('«', StringComparison.Ordinal);
        var before = document[..start];
        var run = new GeneratorRun(
            document.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal),
            PrintService.Client);

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal(message, diagnostic.GetMessage());
        var place = diagnostic.Location.GetLineSpan();
        Assert.Equal("/spec/service.yaml", place.Path);
        Assert.Equal(before.Count(character => character == '\n'), place.StartLinePosition.Line);
        Assert.Equal(start - (before.LastIndexOf('\n') + 1), place.StartLinePosition.Character);
        var end = document.IndexOf('»', StringComparison.Ordinal);
        if (end >= 0)
        {
            Assert.Equal(end - start - 1, diagnostic.Location.SourceSpan.Length);
        }

        return run;
    }
}
