using Microsoft.CodeAnalysis;

namespace TrueWatch.Generators.Tests;

/// <summary>Each fault of a condition: what is reported, and where. The place is marked with « and ».</summary>
public sealed class ConditionDiagnosticTests
{
    [Theory]
    [InlineData("success: «$response.body#/state = 'done'»", "'=' is not an operator; did you mean '=='? There are ==, != and in", 22)]
    [InlineData("success: «$response.body#/state === 'done'»", "'===' is not an operator; did you mean '=='? There are ==, != and in", 22)]
    [InlineData("success: «$response.body#/pages == 03»", "'03' is not a JSON number of at most 18 digits; if it is a text, put it into quotes: '03'", 25)]
    [InlineData("success: «$statusCode == 2XX»", "'2XX' is not a JSON number of at most 18 digits; if it is a text, put it into quotes: '2XX'", 15)]
    [InlineData("success: «$statuscode == 200»", "'$statuscode' is not an expression (did you mean '$statusCode'?); there are $statusCode, $response.header.name and $response.body#/name/name", 0)]
    [InlineData("success: «$response.body#/pages > 3»", "'>' is not an operator; there are ==, != and in", 22)]
    [InlineData("success: «$response.body#/pages <= 3»", "'<=' is not an operator; there are ==, != and in", 22)]
    [InlineData("success: «$response.body#/state == 'done' || $statusCode == 200»", "conditions have no 'or': write each as a condition of its own, any of which is enough", 32)]
    [InlineData("success: «$response.body#/state == 'done' and $statusCode == 200»", "write && instead of 'and'", 32)]
    [InlineData("success: «$response.body#/state not in ['done']»", "'not' is not an operator; there are ==, != and in", 22)]
    [InlineData("success: «$response.body#/pages == +5»", "'+5' is not a JSON number of at most 18 digits; if it is a text, put it into quotes: '+5'", 25)]
    [InlineData("success: «$response.body#/state == done»", "'done' is not a value; put a text into quotes: 'done'", 25)]
    [InlineData("success: «$response.body#/state ==»", "a value is missing: a text in quotes, a number, true, false or null", 24)]
    [InlineData("success: «$response.body#/state == 'done»", "the text that begins here has no ' at its end", 25)]
    [InlineData("success: «$response.body#/state in 'done'»", "behind 'in' comes a list such as ['a', 'b']", 25)]
    [InlineData("success: «$response.body#/state in ['done' 'lost']»", "the list needs a ',' or a ']' here", 33)]
    [InlineData("success: «$response.body#/state in []»", "a value is missing: a text in quotes, a number, true, false or null", 26)]
    [InlineData("success: «state == 'done'»", "'state' is not an expression; there are $statusCode, $response.header.name and $response.body#/name/name", 0)]
    [InlineData("success: «$response.body.state == 'done'»", "'$response.body.state' is not an expression; there are $statusCode, $response.header.name and $response.body#/name/name", 0)]
    [InlineData("success: «$response.body#/a~2b == 'done'»", "'$response.body#/a~2b' is not an expression; there are $statusCode, $response.header.name and $response.body#/name/name", 0)]
    [InlineData("success: «$request.body#/state == 'done'»", "'$request.body#/state' is not an expression; there are $statusCode, $response.header.name and $response.body#/name/name", 0)]
    [InlineData("success: «$response.header.a:b == 'done'»", "'$response.header.a:b' is not an expression; there are $statusCode, $response.header.name and $response.body#/name/name", 0)]
    [InlineData("success: «$statusCode»", "every response has a $statusCode; compare it, as in $statusCode == 200", 0)]
    [InlineData("success: «$response.body#/ready in [true, false, null]»", "the condition holds for every response", 0)]
    [InlineData("success: «$statusCode == 200 &&»", "a condition begins with an expression such as $statusCode, $response.header.name or $response.body#/name", 21)]
    public void A_condition_that_is_not_well_formed_is_reported_at_the_character(string polling, string problem, int offset)
        => Check(polling, "POLL010", $"x-polling of operation 'getJob': {problem}", offset);

    [Theory]
    [InlineData("$response.body#/pages == 03 && $statusCode == 200", "03")]
    [InlineData("$statuscode == 200", "$statuscode")]
    [InlineData("$response.body#/state == done && $statusCode == 200", "done")]
    [InlineData("$response.body#/state = 'done'", "= 'done'")]
    [InlineData("$response.body#/state == 'done", "'done")]
    [InlineData("$response.body#/state in ['done' 'lost']", "'lost']")]
    [InlineData("$response.body#/state == 'donne' && $statusCode == 200", "'donne'")]
    [InlineData("$response.body#/stat && $statusCode == 200", "$response.body#/stat")]
    public void What_is_wrong_with_a_condition_is_marked(string condition, string marked)
    {
        var run = Run("success: " + condition, out _);

        var place = Assert.Single(run.Diagnostics, one => one.Id != "POLL012").Location.SourceSpan;
        Assert.Equal(marked, JobService.Document("x-polling:\n  name: Job\n  success: " + condition).Substring(place.Start, place.Length));
    }

    [Theory]
    [InlineData("success: «$response.body#/state == 'donne'»", "'donne' can never be there (did you mean 'done'?): $response.body#/state is one of queued, done, failed, lost", 25)]
    [InlineData("success: «$response.body#/state == 'dnoe'»", "'dnoe' can never be there (did you mean 'done'?): $response.body#/state is one of queued, done, failed, lost", 25)]
    [InlineData("success: «$response.body#/state in ['done', 'Done']»", "'Done' can never be there (did you mean 'done'?): $response.body#/state is one of queued, done, failed, lost", 34)]
    [InlineData("success: «$response.body#/state == 3»", "3 can never be there: $response.body#/state is one of queued, done, failed, lost", 25)]
    [InlineData("success: «$response.body#/note == 3»", "3 can never be there: $response.body#/note is a text", 24)]
    [InlineData("success: «$response.body#/a~1b~0c == 3»", "3 can never be there: $response.body#/a~1b~0c is a text", 27)]
    [InlineData("success: «$response.body#/pages == '3'»", "'3' can never be there: $response.body#/pages is an integer", 25)]
    [InlineData("success: «$response.body#/pages == 3.5»", "3.5 can never be there: $response.body#/pages is an integer", 25)]
    [InlineData("success: «$response.body#/share == true»", "true can never be there: $response.body#/share is a number", 25)]
    [InlineData("success: «$response.body#/ready == 'true'»", "'true' can never be there: $response.body#/ready is true or false", 25)]
    [InlineData("success: «$response.body#/error == 'x'»", "'x' can never be there: $response.body#/error is an object or an array, which can only be there or not", 25)]
    [InlineData("success: «$response.body#/error/code == 4»", "4 can never be there: $response.body#/error/code is one of 1, 2, 3", 30)]
    [InlineData("success: «$response.body == 3»", "3 can never be there: $response.body is an object or an array, which can only be there or not", 18)]
    [InlineData("success: «$statusCode == 99»", "99 can never be there: $statusCode is a number from 100 to 599", 15)]
    [InlineData("success: «$statusCode == 600»", "600 can never be there: $statusCode is a number from 100 to 599", 15)]
    [InlineData("success: «$statusCode == '200'»", "'200' can never be there: $statusCode is a number from 100 to 599", 15)]
    [InlineData("success: «$statusCode in [200, null]»", "null can never be there: $statusCode is a number from 100 to 599", 21)]
    public void A_value_that_can_never_be_there_is_reported_at_the_value(string polling, string problem, int offset)
        => Check(polling, "POLL011", $"x-polling of operation 'getJob': {problem}", offset);

    [Theory]
    [InlineData("1e-60")]
    [InlineData("1e60")]
    public void A_number_that_a_float_cannot_be_is_reported(string number)
        => Assert.EndsWith(
            $"'Jobs.Job.Share' is a 'float', which cannot be compared with {number}",
            Assert.Single(Run($"success: $response.body#/share == {number}", out _, JobService.BareClient.Replace("decimal Share", "float Share", StringComparison.Ordinal)).Diagnostics).GetMessage(),
            StringComparison.Ordinal);

    [Fact]
    public void Of_a_list_of_one_value_that_is_told()
        => Assert.Equal(
            "x-polling of operation 'getJob': 2 can never be there: $response.body#/error/code is one of 1",
            Assert.Single(new GeneratorRun(
                JobService.Document("x-polling: {name: Job, success: [$response.body#/note, $response.body#/error/code == 2]}").Replace("[1, 2, 3]", "[1]", StringComparison.Ordinal), JobService.WrappingClient).Diagnostics).GetMessage());

    [Theory]
    [InlineData("success: «$response.body#/stat == 'done'»", "'$response.body#/stat' leads nowhere: the schema of the body has no property 'stat' (did you mean 'state'?); it has state, note, pages, share, ready, error, tags, a/b~c, free")]
    [InlineData("success: «$response.body#/tags/0/name == 'x'»", "'$response.body#/tags/0/name' leads nowhere: 'tags' is an array, and which of its elements '0' is in cannot be told")]
    [InlineData("success: «$response.body#/state/x»", "'$response.body#/state/x' leads nowhere: the schema of 'state' has no properties, and so no 'x'")]
    public void A_pointer_that_leads_nowhere_is_reported_at_the_comparison(string polling, string problem)
        => Check(polling, "POLL006", "The expression " + problem, 0);

    [Theory]
    [InlineData("success: «[[]]»", "a condition must be a text, such as $response.body#/state == 'done', not a list", 1)]
    [InlineData("success: «{a: b}»", "a condition must be a text, such as $response.body#/state == 'done', not a mapping", 0)]
    [InlineData("success: [$response.body#/note, «~»]", "a condition must be a text, such as $response.body#/state == 'done', not '~'", 0)]
    public void What_is_no_condition_is_reported(string polling, string problem, int offset)
        => Check(polling, "POLL002", $"x-polling of operation 'getJob': {problem}", offset);

    [Theory]
    [InlineData("[]")]
    [InlineData("$response.body#/note = 'x'")]
    [InlineData("$response.body#/note == 3")]
    [InlineData("$response.body#/nothing")]
    public void Without_one_of_its_conditions_there_is_no_waiter(string condition)
    {
        var run = Run($"success: [$response.body#/ready == true, [{condition}]]".Replace("[[]]", "{}", StringComparison.Ordinal).Replace($"[{condition}]", condition, StringComparison.Ordinal), out _);

        Assert.Single(run.Diagnostics);
        Assert.Empty(run.Result.GeneratedSources);
    }

    [Theory]
    [InlineData("status: $response.body#/state")]
    [InlineData("success: $response.body#/note\n  status: state")]
    [InlineData("success: $response.body#/note\n  status: $response.body#/state\n  states: [done]")]
    public void Without_a_status_and_states_that_can_be_read_there_is_no_waiter(string polling)
    {
        var run = Run(polling, out _);

        Assert.Equal("POLL002", Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.Result.GeneratedSources);
    }

    [Theory]
    [InlineData("failure: $response.body#/note == 'x'")]
    [InlineData("status: $response.body#/state\n  states: «{pending: [queued, done], failure: [failed, lost]}»")]
    [InlineData("status: $response.body#/state\n  states: {pending: [queued, done], success: «[]», failure: [failed, lost]}")]
    public void A_wait_that_can_never_succeed_is_reported(string polling)
    {
        var run = Run(polling, out var start);

        var diagnostic = Assert.Single(run.Diagnostics, one => one.Id == "POLL012");
        Assert.Equal(
            start < 0 ? JobService.Document("x-polling:\n  name: Job\n  " + polling).IndexOf("name: Job\n", StringComparison.Ordinal) : start, diagnostic.Location.SourceSpan.Start);
        Assert.Equal(
            "x-polling of operation 'getJob': no status and no condition means success, so that every wait ends in an exception; fill in 'success'",
            diagnostic.GetMessage());
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
    }

    [Fact]
    public void A_condition_that_is_there_twice_is_a_warning_at_the_second()
    {
        var run = Run("failure: $response.body#/note == 'x'\n  success: [$response.body#/ready == true, «$response.body#/note  ==  \"x\"»]", out var start);

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("POLL014", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.DefaultSeverity);
        Assert.Equal(start, diagnostic.Location.SourceSpan.Start);
        Assert.Equal("x-polling of operation 'getJob': the condition is there already, for failure, and is never asked again", diagnostic.GetMessage());
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_condition_that_contradicts_itself_is_a_warning_at_it()
    {
        var run = Run("success: [$response.body#/ready == true, «$response.body#/pages == 1 && $response.body#/pages == 2»]", out var start);

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(start, diagnostic.Location.SourceSpan.Start);
        Assert.Equal("x-polling of operation 'getJob': the condition contradicts itself, and never holds", diagnostic.GetMessage());
        Assert.Equal(
            "x-polling of operation 'getJob': no condition for success is ever reached, so that every wait ends in an exception",
            Assert.Single(Run("success: $statusCode == 200 && $statusCode == 404", out _).Diagnostics, one => one.Id == "POLL012").GetMessage());
    }

    [Fact]
    public void Members_that_are_no_headers_are_none()
    {
        var client = JobService.WrappingClientAlone.Replace(
            "public IDictionary<string, IEnumerable<string>> Headers { get; set; } = new Dictionary<string, IEnumerable<string>>();",
            "public object? Headers { get; set; }",
            StringComparison.Ordinal);

        Assert.EndsWith(
            "which has no headers; let it return the response with its headers, such as ApiResponse<T>",
            Assert.Single(Run("success: $response.header.X-State == 'a'", out _, client).Diagnostics).GetMessage(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_success_that_the_document_names_is_seen_without_a_status()
        => Assert.Empty(new GeneratorRun(
            JobService.Document("x-polling: {name: Job, success: $statusCode == 202 && $response.body#/note}").Replace("\"200\":", "\"202\":", StringComparison.Ordinal),
            JobService.BareClient).Diagnostics);

    [Theory]
    [InlineData("success: «$statusCode == 404» && $response.body#/note == null", "the client's method returns 'Jobs.Job', and throws for this HTTP status, so that nothing else of the response is known; let it return the response with its status, such as ApiResponse<T>")]
    [InlineData("success: «$response.header.X == 'a'»", "the client's method returns 'Jobs.Job', which has no headers; let it return the response with its headers, such as ApiResponse<T>")]
    [InlineData("success: «$statusCode == 201»", "the client's method returns 'Jobs.Job', which does not tell one success from another, and HTTP 200 is the only one of the document; let it return the response with its status, such as ApiResponse<T>")]
    [InlineData("success: «$response.body#/free == 'a'»", "'Jobs.Job.Free' is a 'System.Text.Json.JsonElement?', which cannot be compared with 'a'")]
    [InlineData("success: «$response.body#/ready»", "'Jobs.Job.Ready' is a 'bool', which cannot tell whether it was in the response; make it nullable")]
    [InlineData("success: «$response.body#/share == null»", "'Jobs.Job.Share' is a 'decimal', which cannot tell whether it was in the response; make it nullable")]
    [InlineData("success: «$response.body#/share == 1e50»", "'Jobs.Job.Share' is a 'decimal', which cannot be compared with 1e50")]
    [InlineData("success: «$response.body#/share == 1e-40»", "'Jobs.Job.Share' is a 'decimal', which cannot be compared with 1e-40")]
    [InlineData("success: [$response.body#/note, «$response.body#/tags/name»]", null)]
    public void What_the_client_cannot_tell_is_reported_at_the_comparison(string polling, string? problem)
    {
        var run = Run(polling, out var start, JobService.BareClient);

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(start, diagnostic.Location.SourceSpan.Start);
        Assert.Empty(run.Result.GeneratedSources);
        Assert.Equal(problem is null ? "POLL006" : "POLL008", diagnostic.Id);
        if (problem is not null)
        {
            Assert.Equal("No waiter for operation 'getJob': " + problem, diagnostic.GetMessage());
        }
    }

    [Theory]
    [InlineData("success: $statusCode == 200 && $statusCode == 404", "POLL014 POLL012")]
    [InlineData("success: $response.body#/state == 'done' && $response.body#/state in ['failed', 'lost']", "POLL014 POLL012")]
    [InlineData("success: $response.body#/note == 'a' && $response.body#/note == null", "POLL014 POLL012")]
    [InlineData("success: $response.body#/note && $response.body#/note == null", "POLL014 POLL012")]
    [InlineData("success: $response.body#/state == 'done' && $response.body#/state != 'done'", "POLL014 POLL012")]
    [InlineData("failure: $statusCode == 404\n  success: $statusCode == 404", "POLL014 POLL012")]
    [InlineData("failure: $response.body#/note in ['a', 'b']\n  success: [\"$response.body#/note in ['b', 'a']\", $statusCode == 200]", "POLL014")]
    [InlineData("success: $response.body#/state != 'done' && $response.body#/state != 'failed'", "")]
    [InlineData("success: $response.body#/state in ['done', 'lost'] && $response.body#/state != 'done'", "")]
    public void A_condition_that_never_holds_is_a_warning_and_no_success(string polling, string ids)
        => Assert.Equal(ids, string.Join(' ', Run(polling, out _).Diagnostics.Select(diagnostic => diagnostic.Id)));

    [Fact]
    public void A_status_code_that_no_exception_tells_is_reported()
    {
        var client = JobService.BareClient.Replace("class ApiException", "class OtherException", StringComparison.Ordinal)
            .Replace("new ApiException", "new OtherException", StringComparison.Ordinal)
            .Replace("public ApiException", "public OtherException", StringComparison.Ordinal);

        // HttpRequestException tells it here, so that only a project without that is at a loss.
        Assert.Empty(Run("success: $statusCode == 404", out _, client).Diagnostics);
        Assert.Empty(new GeneratorRun(JobService.Document("x-polling: {name: Job, success: $statusCode == 404}").Replace("\"404\": {", "\"201\": {", StringComparison.Ordinal), client).Diagnostics);
        var several = new GeneratorRun(
            JobService.Document("x-polling: {name: Job, success: $statusCode == 201}")
                .Replace("\"404\": {", "\"201\": {", StringComparison.Ordinal),
            client);
        Assert.Equal(
            "No waiter for operation 'getJob': the client's method returns 'Jobs.Job', which does not tell one success from another, and the document has several; let it return the response with its status, such as ApiResponse<T>",
            Assert.Single(several.Diagnostics).GetMessage());
    }

    [Theory]
    [InlineData("success: $statusCode == 200", null)]
    [InlineData("success: $statusCode == 404", "No waiter for operation 'getJob': the client's method returns 'Jobs.Job', which has no HTTP status, and no exception of the client's is known that has one")]
    public void Without_any_exception_that_tells_it_only_a_success_has_a_status_code(string polling, string? problem)
    {
        var client = JobService.BareClient.Replace("int StatusCode { get; }\n    }", "int Code { get; }\n    }", StringComparison.Ordinal)
            .Replace("=> StatusCode = statusCode;\n        public int Code", "=> Code = statusCode;\n        public int Code", StringComparison.Ordinal);
        var run = Run(polling, out _, client + "\nnamespace System.Net.Http { public class HttpRequestException : Exception { } }");

        Assert.Equal(problem, run.Diagnostics.SingleOrDefault()?.GetMessage());
        Assert.All(run.CompilerDiagnostics, diagnostic => Assert.NotNull(problem));
    }

    [Theory]
    [InlineData("failure", "queued", "failure")]
    [InlineData("failure", "done', 'queued", "failure")]
    [InlineData("failure", "done", null)]
    [InlineData("pending", "queued", null)]
    public void An_enum_of_the_client_that_cannot_be_null_is_doubted_where_its_zero_ends_a_wait(string key, string values, string? outcome)
    {
        var client = JobService.Client(
            "EnumJob", "Task.FromResult(new EnumJob())", "public enum JobState { Queued, Done, Failed, Lost } public sealed class EnumJob { public JobState State { get; set; } public bool? Ready { get; set; } }");
        var run = Run($"{key}: «$response.body#/state in ['{values}']»\n  success: $response.body#/ready == true", out var start, client);

        Assert.Equal(outcome is null ? [] : ["POLL020"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.All(run.Diagnostics, diagnostic => Assert.Equal(start, diagnostic.Location.SourceSpan.Start));
        Assert.All(run.Diagnostics, diagnostic => Assert.Equal(
            $"x-polling 'Job': 'Jobs.EnumJob.State' cannot be null, so that the condition for {outcome} holds for a response without it; make it nullable (NSwag: generateOptionalPropertiesAsNullable)",
            diagnostic.GetMessage()));
    }

    [Theory]
    [InlineData("$response.body#/state == 'queued'", "properties:", 1)]
    [InlineData("$response.body#/state == 'queued'", "required: [state]\n      properties:", 0)]
    [InlineData("$response.body#/state != 'done'", "properties:", 0)]
    public void What_is_always_there_or_excludes_a_value_is_not_doubted(string condition, string schema, int count)
    {
        var client = JobService.Client(
            "EnumJob", "Task.FromResult(new EnumJob())", "public enum JobState { Queued, Done, Failed, Lost } public sealed class EnumJob { public JobState State { get; set; } public bool? Ready { get; set; } }");
        var document = JobService.Document($"x-polling:\n  name: Job\n  failure: {condition}\n  success: $response.body#/ready == true")
            .Replace("type: object\n      properties:\n        state", $"type: object\n      {schema}\n        state", StringComparison.Ordinal);

        Assert.Equal(count, new GeneratorRun(document, client).Diagnostics.Count);
    }

    private static GeneratorRun Run(string polling, out int start, string? client = null)
    {
        var document = JobService.Document("x-polling:\n  name: Job\n  " + polling);
        start = document.IndexOf('«', StringComparison.Ordinal);
        return new GeneratorRun(
            document.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal),
            client ?? JobService.WrappingClient);
    }

    private static void Check(string polling, string id, string message, int offset)
    {
        var run = Run(polling, out var start);

        var diagnostic = Assert.Single(run.Diagnostics, one => one.Id != "POLL012");
        Assert.Equal(message, diagnostic.GetMessage());
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal(start + offset, diagnostic.Location.SourceSpan.Start);
        var place = diagnostic.Location.GetLineSpan();
        Assert.Equal("/spec/service.yaml", place.Path);
        Assert.True(place.StartLinePosition.Line > 15);
    }
}
