using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Generators.Tests;

/// <summary>For each diagnostic a document that has the fault, and what comes out of it, to the letter.</summary>
public sealed class DiagnosticGridTests
{
    /// <summary>What is replaced in the document, by what, and the lines of the build's output.</summary>
    public static TheoryData<string, string, string> Faults => new(
    [
        ("openapi: 3.0.3\n", "openapi: 3.0.3\nx-broken: [1, 2\n",
            "/spec/service.yaml(2,13): Error POLL001: The OpenAPI document cannot be read: What follows here is not valid YAML."),
        ("timeout: P1DT2H", "timeout: -PT2H",
            "/spec/service.yaml(27,18): Error POLL002: x-polling of operation 'getJob': timeout must be an ISO 8601 duration longer than zero and at most 49 days, such as PT2S, not '-PT2H'"),
        ("timeout: P1DT2H", "timout: P1DT2H",
            "/spec/service.yaml(27,9): Error POLL002: x-polling of operation 'getJob': 'timout' is not a key of x-polling (did you mean 'timeout'?); known are name, status, result, states, success, failure, canceled, pending, delay, timeout, enum, client, method, x-breaking"),
        ("enum: [in-queue, ", "enum: [in-queue, paused, ",
            "/spec/service.yaml(48,24): Error POLL003: The enum of 'JobPhase' lists the status 'paused', but x-polling 'PrintJob' does not say what it means; add it to pending, success, failure or canceled"),
        ("failure: [jammed]", "failure: [jammed, jamed]",
            "/spec/service.yaml(24,29): Error POLL004: x-polling 'PrintJob' names the status 'jamed', which the enum of 'JobPhase' does not list (did you mean 'jammed'?); it lists in-queue, printing, done, jammed, stopped"),
        ("failure: [jammed]", "failure: [jammed, done]",
            "/spec/service.yaml(24,29): Error POLL005: x-polling 'PrintJob' names the status 'done' more than once; it is in 'success' already"),
        ("result: $response.body#/job", "result: $response.body#/jobs",
            "/spec/service.yaml(20,17): Error POLL006: The expression '$response.body#/jobs' leads nowhere: the schema of the body has no property 'jobs' (did you mean 'job'?); it has version, job"),
        ("operationId: getJob", "operationId: fetchJob",
            "/spec/service.yaml(8,20): Error POLL007: No waiter for operation 'fetchJob': the project has no method 'FetchJobAsync' or 'FetchJob'; if it is 'Printing.IPrintClient.GetJobAsync', name it in x-polling, with the keys 'client' and 'method', or by the document's item, with 'Client' and 'Method'"),
        ("status: $response.body#/job/phase", "status: $response.body#/version",
            "/spec/service.yaml(19,17): Error POLL008: No waiter for operation 'getJob': no readable property or field of 'Printing.JobAnswer' has [JsonPropertyName(\"version\")] or is called 'Version'; there is Job"),
        ("name: PrintJob", "name: Taken",
            "/spec/service.yaml(18,15): Error POLL009: x-polling 'Taken' would emit 'TakenPollingOperation', but the project or another x-polling has that already; give it another name"),
        ("delay: {", "failure: $response.body#/job/pages > 3\n        delay: {",
            "/spec/service.yaml(26,44): Error POLL010: x-polling of operation 'getJob': '>' is not an operator; there are ==, != and in"),
        ("delay: {", "failure: $response.body#/job/phase == 'jamed'\n        delay: {",
            "/spec/service.yaml(26,47): Error POLL011: x-polling of operation 'getJob': 'jamed' can never be there (did you mean 'jammed'?): $response.body#/job/phase is one of in-queue, printing, done, jammed, stopped"),
        ("success: [done]", "success: []",
            "/spec/service.yaml(23,20): Error POLL012: x-polling of operation 'getJob': no status and no condition means success, so that every wait ends in an exception; fill in 'success'\n/spec/service.yaml(48,34): Error POLL003: The enum of 'JobPhase' lists the status 'done', but x-polling 'PrintJob' does not say what it means; add it to pending, success, failure or canceled"),
        ("maximum: PT1M", "maximum: P2D",
            "/spec/service.yaml(26,43): Warning POLL013: x-polling of operation 'getJob': delay.maximum is longer than the timeout of P1DT2H, so that it never passes"),
        ("delay: {", "failure: $response.body#/job/pages == 0\n        success: $response.body#/job/pages == 0\n        delay: {",
            "/spec/service.yaml(27,18): Warning POLL014: x-polling of operation 'getJob': the condition is there already, for failure, and is never asked again"),
        ("x-polling:", "x-poling:",
            "/spec/service.yaml(17,7): Warning POLL015: The extension 'x-poling' is ignored; did you mean 'x-polling'?"),
    ]);

    private static string Client => PrintService.Client + "\nnamespace Printing { public class TakenPollingOperation { } }";

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_comes_out_with_its_place_and_its_text(string text, string fault, string expected)
    {
        Assert.Contains(text, PrintService.Document, StringComparison.Ordinal);
        var run = new GeneratorRun(PrintService.Document.Replace(text, fault, StringComparison.Ordinal), Client);

        Assert.Equal(expected, Print(run));
    }

    [Fact]
    public void A_compiler_that_is_too_old_is_named()
        => Assert.Equal(
            "/spec/service.yaml(1,1): Error POLL016: The waiters need C# 9 or later, and the project is compiled as C# 8.0; set <LangVersion>9</LangVersion> or later",
            Print(new GeneratorRun(PrintService.Document, "", language: LanguageVersion.CSharp8)));

    [Fact]
    public void A_runtime_that_is_missing_is_named()
        => Assert.Equal(
            "/spec/service.yaml(1,1): Error POLL017: The waiters need the package TrueWatch.Polling, which the project does not reference",
            Print(new GeneratorRun(PrintService.Document, Client, withRuntime: false)));

    [Fact]
    public void Every_diagnostic_has_a_help_text_with_an_example_and_a_stable_id()
    {
        var descriptors = Descriptors.All.ToList();

        Assert.Equal(
            Enumerable.Range(1, descriptors.Count).Select(number => $"POLL{number:000}"), descriptors.Select(descriptor => descriptor.Id));
        Assert.All(descriptors, descriptor =>
        {
            var help = descriptor.Description.ToString(CultureInfo.InvariantCulture);
            Assert.True(help.Contains('\'', StringComparison.Ordinal) || help.Contains('<', StringComparison.Ordinal) || help.Contains('$', StringComparison.Ordinal), help);
            Assert.True(descriptor.IsEnabledByDefault);
            Assert.Equal("OpenApiPolling", descriptor.Category);
        });
    }

    private static string Print(GeneratorRun run)
    {
        Assert.Null(run.Result.Exception);
        return string.Join('\n', run.Result.Diagnostics.Select(diagnostic =>
        {
            var place = diagnostic.Location.GetLineSpan();
            return $"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {diagnostic.DefaultSeverity} {diagnostic.Id}: {diagnostic.GetMessage()}";
        }));
    }
}
