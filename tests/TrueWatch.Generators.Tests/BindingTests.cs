using Microsoft.CodeAnalysis;

namespace TrueWatch.Generators.Tests;

/// <summary>The shapes of client that a waiter binds to, and what is said of those that it does not.</summary>
public sealed class BindingTests
{
    [Theory]
    [InlineData("Task<JobAnswer> GetJob(int number);")]
    [InlineData("ValueTask<JobAnswer> GetJobAsync(string number, CancellationToken stop);")]
    [InlineData("Task<JobAnswer> GetJobAsync(int number); Task<JobAnswer> GetJobAsync(int number, CancellationToken cancellationToken);")]
    [InlineData("Task<JobAnswer> GetJobAsync(int number, CancellationToken a, string client = \"x\\\"y\", char options = '\\n', double progress = 1.5, float f = 0.5f, decimal d = 2.5m, long l = -3, System.DayOfWeek day = System.DayOfWeek.Friday, int? cancellationToken = 7, System.Guid id = default);")]
    [InlineData("Task<JobAnswer> GetJobAsync(int @class, System.Collections.Generic.IReadOnlyList<string?>? @event = null, CancellationToken @in = default);")]
    [InlineData("Task<JobAnswer?> GetJobAsync(CancellationToken cancellationToken);")]
    [InlineData("Task<JobAnswer> GetJobAsync(string i);")]
    [InlineData("Task<JobAnswer> GetJobAsync(string id = null!, string[] names = default!, System.Threading.CancellationToken token = default);")]
    [InlineData("Task<JobAnswer> GetJobAsync(string id, bool full = false, params string?[] fields);")]
    [InlineData("Task<JobAnswer> GetJobAsync([System.Runtime.InteropServices.Optional, System.Runtime.InteropServices.DefaultParameterValue(3)] int x, string id);")]
    [InlineData("Task<JobAnswer> GetJobAsync(string id, [System.Runtime.InteropServices.Optional] string? x, [System.Runtime.InteropServices.Optional] int y);")]
    [InlineData("Task<JobAnswer> GetJobAsync(string thi, System.DayOfWeek? day = System.DayOfWeek.Friday, double d = double.NaN, float f = float.NegativeInfinity, double? e = double.PositiveInfinity, double g = 1E-300, long l = long.MinValue, char c = '\\0', ulong u = ulong.MaxValue);")]
    [InlineData("Task<JobAnswer> GetJobAsync(string await, int nameof, string RecommendedSchedule, int @async, int var = 1, int value = 2, int field = 3, string? PrintJobPollingOperation = null);")]
    [InlineData("Task<JobAnswer> GetJobAsync(string result, int status, string outcome, int condition, int statusCode, string body, string headers, string rawStatus, string exception, string failure);")]
    [InlineData("Task<JobAnswer> GetJobAsync(string _client, int _argument1, object response, params string[] status);")]
    public void Methods_of_every_usual_shape_get_waiters_that_compile(string method)
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.ClientWith(method));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_client_without_nullable_annotations_serves_as_well()
    {
        var run = new GeneratorRun(
            PrintService.Document, PrintService.Client.Replace("?", "", StringComparison.Ordinal), nullable: false);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("string? tray = default,", run.Source("Printing.PrintJobPollingExtensions.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_inside_another_type_serves_as_well()
    {
        var run = new GeneratorRun(
            PrintService.Document,
            PrintService.Client
                .Replace("public interface IPrintClient", "public static class Outer { public interface IPrintClient", StringComparison.Ordinal)
                .Replace("    public partial class JobAnswer", "    }\n    public partial class JobAnswer", StringComparison.Ordinal));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("enum JobPhase { A }", "JobPhase")]
    [InlineData("static class JobPhaseExtensions { }", "JobPhaseExtensions")]
    [InlineData("class PrintJobPollingOperation { }", "PrintJobPollingOperation")]
    [InlineData("static class PrintJobPollingExtensions { }", "PrintJobPollingExtensions")]
    public void A_type_that_the_project_has_already_is_not_emitted_again(string type, string name)
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.Client + $"\nnamespace Printing {{ public {type} }}");

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("POLL009", diagnostic.Id);
        Assert.Equal(
            $"x-polling 'PrintJob' would emit '{name}', but the project or another x-polling has that already; give it another name",
            diagnostic.GetMessage());
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Characters_that_no_document_of_XML_can_have_are_left_out()
    {
        var run = new GeneratorRun(
            PrintService.Document.Replace("Tell how a print job & its pages stand", "\"Tell \\x01how \\uFFFEit stands\"", StringComparison.Ordinal), PrintService.Client);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_record_gets_its_typed_status_as_well()
    {
        var run = new GeneratorRun(
            PrintService.Document, PrintService.Client.Replace("public partial class Job\n", "public partial record Job\n", StringComparison.Ordinal));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains(run.Output.GetTypeByMetadataName("Printing.Job")!.GetMembers().OfType<IPropertySymbol>(), property => property.Type.Name == "JobPhase");
    }

    [Fact]
    public void Without_a_schedule_the_documented_one_is_recommended()
    {
        var run = new GeneratorRun(
            PrintService.Document.Replace("        delay: {initial: PT0.5S, maximum: PT1M}\n        timeout: P1DT2H\n", "", StringComparison.Ordinal), PrintService.Client);

        var operation = run.Source("Printing.PrintJobPollingOperation.g.cs");
        Assert.All(["/* PT2S */", "/* PT30S */", "/* PT30M */"], time => Assert.Contains(time, operation, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("public Job Job { get; set; } = new Job();", "Printing.Job")]
    [InlineData("public Job? Job { get; set; }", "Printing.Job?")]
    public void The_result_is_nullable_only_where_the_client_says_so(string property, string resultType)
    {
        var run = new GeneratorRun(
            PrintService.Document,
            PrintService.Client.Replace("public Job? Job { get; set; }", property, StringComparison.Ordinal));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains(
            $"PollingOperation<global::{resultType}, global::Printing.JobPhase>",
            run.Source("Printing.PrintJobPollingOperation.g.cs"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_without_an_interface_serves_as_well()
    {
        var run = new GeneratorRun(
            PrintService.Document,
            PrintService.Client
                .Replace("public interface IPrintClient", "internal sealed class PrintClient", StringComparison.Ordinal)
                .Replace(PrintService.Method, "public Task<JobAnswer> GetJobAsync(int number) => Task.FromResult(new JobAnswer());", StringComparison.Ordinal));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("internal static class PrintJobPollingExtensions", run.Source("Printing.PrintJobPollingExtensions.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_are_found_by_name_where_no_attribute_says_otherwise_and_a_type_that_is_not_partial_stays_as_it_is()
    {
        var run = new GeneratorRun(
            PrintService.Document,
            PrintService.Client
                .Replace("public partial class Job\n", "public sealed record Job\n", StringComparison.Ordinal)
                .Replace("[JsonPropertyName(\"phase\")]", "", StringComparison.Ordinal)
                .Replace("PhaseValue", "Phase", StringComparison.Ordinal));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.DoesNotContain(run.Result.GeneratedSources, source => source.HintName == "Printing.Job.Phase.g.cs");
    }

    [Fact]
    public void A_generic_type_gets_no_typed_property()
    {
        var run = new GeneratorRun(
            JobService.Document(JobService.States),
            JobService.Client("Answer<int>", "Task.FromResult(new Answer<int>())", "public partial class Answer<T> { [JsonPropertyName(\"state\")] public string? StateValue { get; set; } }"));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.DoesNotContain(run.Result.GeneratedSources, source => source.HintName.Contains("Answer", StringComparison.Ordinal));
    }

    [Fact]
    public void The_global_namespace_is_one_too()
    {
        var run = new GeneratorRun(
            PrintService.Document,
            PrintService.Client.Replace("namespace Printing\n{", "", StringComparison.Ordinal)[..^1]);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void A_struct_on_the_way_needs_no_null_check()
    {
        var run = new GeneratorRun(
            PrintService.Document,
            PrintService.Client
                .Replace("public partial class Job\n", "public partial record struct Job\n", StringComparison.Ordinal)
                .Replace("public partial class JobAnswer", "public partial struct JobAnswer", StringComparison.Ordinal));

        // Record structs are C# 10; the generated half is what the client's own half asks for.
        Assert.Empty(run.Diagnostics);
        Assert.All(run.CompilerDiagnostics, diagnostic => Assert.Equal("CS8773", diagnostic.Id));
    }

    [Theory]
    [InlineData("Task<JobAnswer> FetchAsync(int number);", "No waiter for operation 'getJob': the project has no method 'GetJobAsync' or 'GetJob'; is the client compiled in this project? If the method is called otherwise, name it in x-polling, with the keys 'client' and 'method', or by the document's item, with 'Client' and 'Method'")]
    [InlineData("Task GetJobAsync(int number);", "No waiter for operation 'getJob': 'Printing.IPrintClient.GetJobAsync(int)' returns 'System.Threading.Tasks.Task'; a public or internal instance method of a class or interface is needed that returns a Task or ValueTask of the response")]
    [InlineData("Task<JobAnswer> GetJobAsync(int number); Task<JobAnswer> GetJobAsync(string number);", "No waiter for operation 'getJob': 'Printing.IPrintClient.GetJobAsync(int)' and 'Printing.IPrintClient.GetJobAsync(string)' both fit; leave one overload, or name another method in x-polling")]
    public void A_method_that_does_not_fit_is_reported_at_the_operation_id(string method, string message)
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.ClientWith(method));

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("POLL007", diagnostic.Id);
        Assert.Equal(message, diagnostic.GetMessage());
        Assert.Equal("getJob", PrintService.Document.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("[JsonPropertyName(\"phase\")]", "[JsonPropertyName(\"stage\")]", "no readable property or field of 'Printing.Job' has [JsonPropertyName(\"phase\")] or is called 'Phase'; there is PhaseValue, Pages", "$response.body#/job/phase")]
    [InlineData("public string? PhaseValue", "public int PhaseValue", "'Printing.Job.PhaseValue' is a 'int', and the raw status has to be a string", "$response.body#/job/phase")]
    [InlineData("[JsonPropertyName(\"job\")]", "[JsonPropertyName(\"work\")]", "no readable property or field of 'Printing.JobAnswer' has [JsonPropertyName(\"job\")] or is called 'Job'; there is Job", "$response.body#/job")]
    public void A_member_that_does_not_fit_is_reported_at_the_expression(string text, string other, string problem, string place)
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.Client.Replace(text, other, StringComparison.Ordinal));

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("POLL008", diagnostic.Id);
        Assert.Equal("No waiter for operation 'getJob': " + problem, diagnostic.GetMessage());
        Assert.Equal(place, PrintService.Document.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public void Of_a_response_without_members_it_says_so()
        => Assert.EndsWith(
            "or is called 'State'; there is none",
            Assert.Single(new GeneratorRun(
                JobService.Document(JobService.States),
                JobService.Client("Empty", "Task.FromResult(new Empty())", "public sealed class Empty { }")).Diagnostics).GetMessage(),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("PrintJobPollingOperation", "PrintJobPollingOperation")]
    [InlineData("PrintJobPolling", "PrintJobPollingExtensions")]
    public void An_enum_with_a_name_of_its_own_waiters_is_reported(string name, string taken)
    {
        var run = new GeneratorRun(
            PrintService.Document.Replace("name: PrintJob", "name: PrintJob\n        enum: " + name, StringComparison.Ordinal), PrintService.Client);

        Assert.Null(run.Result.Exception);
        Assert.Contains($"'{taken}'", Assert.Single(run.Diagnostics).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("+1")]
    [InlineData("0x1F")]
    [InlineData("''")]
    [InlineData("in progress")]
    public void An_integer_status_with_a_value_that_is_none_is_reported(string value)
    {
        var run = new GeneratorRun(
            PrintService.Document
                .Replace("      type: string\n      description: How far a job is\n      enum: [in-queue, printing, done, jammed, stopped]", $"      type: integer\n      enum: [1, {value}]", StringComparison.Ordinal)
                .Replace("x-enum-descriptions", "x-notes", StringComparison.Ordinal)
                .Replace("pending: [in-queue, printing]", $"pending: [{value}]", StringComparison.Ordinal)
                .Replace("success: [done]", "success: [1]", StringComparison.Ordinal)
                .Replace("failure: [jammed]\n", "failure: []\n", StringComparison.Ordinal)
                .Replace("canceled: [stopped]", "canceled: []", StringComparison.Ordinal),
            PrintService.Client.Replace("public string? PhaseValue", "public int? PhaseValue", StringComparison.Ordinal));

        Assert.Null(run.Result.Exception);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal("POLL011", Assert.Single(run.Diagnostics).Id);
    }

    [Theory]
    [InlineData("PrintJob", "PrintJob", "WaitForPrintJobAsync")]
    [InlineData("PrintJob", "PrintJobs", "WaitForAllPrintJobsAsync")]
    public void Two_operations_with_waiters_of_one_name_are_reported(string one, string other, string taken)
    {
        var block = PrintService.Document[
            PrintService.Document.IndexOf("    get:", StringComparison.Ordinal)..PrintService.Document.IndexOf("components:", StringComparison.Ordinal)];
        var again = block
            .Replace("name: PrintJob", "name: " + other, StringComparison.Ordinal)
            .Replace("operationId: getJob", "operationId: get-job", StringComparison.Ordinal);
        var document = PrintService.Document
            .Replace("components:", $"  /again:\n{again}components:", StringComparison.Ordinal)
            .Replace("name: PrintJob\n", $"name: {one}\n", StringComparison.Ordinal);
        var run = new GeneratorRun(document, PrintService.Client);

        Assert.Contains($"'{taken}'", Assert.Single(run.Diagnostics).GetMessage(), StringComparison.Ordinal);
        Assert.Empty(run.CompilerDiagnostics);
    }
}
