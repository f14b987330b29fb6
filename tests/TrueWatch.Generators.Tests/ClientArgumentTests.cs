using Microsoft.CodeAnalysis;

namespace TrueWatch.Generators.Tests;

/// <summary>The parameters of a client's method: what becomes of them in the waiter, and in a token.</summary>
public sealed class ClientArgumentTests
{
    [Theory]
    [InlineData("params string[] fields", true)]
    [InlineData("string[]? fields = null", false)]
    public void Only_a_list_of_arguments_that_is_left_out_is_empty(string parameter, bool isEmpty)
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.ClientWith($"Task<JobAnswer> GetJobAsync(string id, bool full = false, {parameter});"));

        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(isEmpty, run.Source("Printing.PrintJobPollingExtensions.g.cs").Contains("Array.Empty", StringComparison.Ordinal)
            || run.Source("Printing.PrintJobPollingOperation.g.cs").Contains("Array.Empty", StringComparison.Ordinal));
    }

    [Fact]
    public void Defaults_arrive_at_the_waiter_as_they_are()
    {
        var run = new GeneratorRun(
            PrintService.Document,
            PrintService.ClientWith("Task<JobAnswer> GetJobAsync(string text = \"a\\\"b\", System.DayOfWeek day = System.DayOfWeek.Friday, double number = 1.5, int count = 26);"));

        var source = run.Source("Printing.PrintJobPollingExtensions.g.cs");
        Assert.All(
            ["string text = \"a\\\"b\",", "global::System.DayOfWeek day = (global::System.DayOfWeek)(5),", "double number = 1.5,", "int count = 26,"],
            parameter => Assert.Contains(parameter, source, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_overloads_the_one_with_as_many_parameters_as_the_operation_is_called()
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.ClientWith("Task<JobAnswer> GetJobAsync(int page, string? order); Task<JobAnswer> GetJobAsync(string id);"));

        Assert.Empty(run.Diagnostics);
        Assert.Contains("_client.GetJobAsync(id: _argument1)", run.Source("Printing.PrintJobPollingOperation.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("string id", "PollingArgument(\"id\", id)", "token.RequireArgument(\"PrintJob\", \"id\")")]
    [InlineData("string? id", "PollingArgument(\"id\", id)", "token.GetArgument(\"PrintJob\", \"id\")")]
    [InlineData("bool id", "id.ToString())", "token.RequireArgument<bool>(\"PrintJob\", \"id\", text => bool.Parse(text))")]
    [InlineData("System.Guid? id", "id?.ToString())", "token.GetArgument<global::System.Guid?>(\"PrintJob\", \"id\", text => global::System.Guid.Parse(text))")]
    [InlineData("System.TimeSpan id", "id.ToString())", "global::System.TimeSpan.Parse(text)")]
    [InlineData("System.DayOfWeek id", "id.ToString())", "(global::System.DayOfWeek)global::System.Enum.Parse(typeof(global::System.DayOfWeek), text)")]
    [InlineData("decimal? id", "id?.ToString(global::System.Globalization.CultureInfo.InvariantCulture)", "token.GetArgument<decimal?>(")]
    [InlineData("ulong id", "id.ToString(global::System.Globalization.CultureInfo.InvariantCulture)", "ulong.Parse(text, global::System.Globalization.CultureInfo.InvariantCulture)")]
    [InlineData("System.DateTimeOffset? id", "id?.ToString(\"O\", global::System.Globalization.CultureInfo.InvariantCulture)", "global::System.DateTimeOffset.Parse(text, global::System.Globalization.CultureInfo.InvariantCulture, global::System.Globalization.DateTimeStyles.RoundtripKind)")]
    public void An_argument_goes_into_a_token_and_comes_back(string parameter, string written, string read)
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.ClientWith($"Task<JobAnswer> GetJobAsync({parameter});"));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        var source = run.Source("Printing.PrintJobPollingOperation.g.cs");
        Assert.Contains(written, source, StringComparison.Ordinal);
        Assert.Contains(read, source, StringComparison.Ordinal);
        Assert.DoesNotContain("IsIdentifiedByArguments", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("object filter")]
    [InlineData("string[] filter")]
    [InlineData("int id, System.Collections.Generic.IReadOnlyList<string> filter")]
    [InlineData("System.Uri filter")]
    public void An_argument_whose_text_says_too_little_is_neither_resumed_nor_shared(string parameters)
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.ClientWith($"Task<JobAnswer> GetJobAsync({parameters});"));

        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains(
            "public override bool IsIdentifiedByArguments => false;",
            run.Source("Printing.PrintJobPollingOperation.g.cs"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("Resume", run.Source("Printing.PrintJobPollingExtensions.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("string taskId", "WaitForAllPrintJobsAsync(client, System.Collections.Generic.IEnumerable<string> taskIds)")]
    [InlineData("string query", "WaitForAllPrintJobsAsync(client, System.Collections.Generic.IEnumerable<string> queries)")]
    [InlineData("string? id = null", "WaitForAllPrintJobsAsync(client, System.Collections.Generic.IEnumerable<string?> ids)")]
    [InlineData("string shop, int number, bool fresh = true", "WaitForAllPrintJobsAsync(client, System.Collections.Generic.IEnumerable<(string shop, int number)> items, bool fresh)")]
    [InlineData("string Item2, int Rest", "WaitForAllPrintJobsAsync(client, System.Collections.Generic.IEnumerable<(string, int)> items)")]
    [InlineData("string item, int items", "WaitForAllPrintJobsAsync(client, System.Collections.Generic.IEnumerable<(string item, int items)> items2)")]
    [InlineData("int @class, int client", "WaitForAllPrintJobsAsync(client2, System.Collections.Generic.IEnumerable<(int @class, int client)> items)")]
    public void Many_tasks_are_named_by_what_each_has_to_give(string parameters, string? signature)
    {
        var run = new GeneratorRun(PrintService.Document, PrintService.ClientWith($"Task<JobAnswer> GetJobAsync({parameters});"));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        var method = run.Output.GetTypeByMetadataName("Printing.PrintJobPollingExtensions")!
            .GetMembers("WaitForAllPrintJobsAsync").OfType<IMethodSymbol>().FirstOrDefault();
        var shown = method?.Parameters.SkipLast(2)
            .Select((parameter, index) => index == 0 ? parameter.Name : $"{parameter.Type.ToDisplayString()} {parameter.Name}");
        Assert.Equal(signature, method is null ? null : $"{method.Name}({string.Join(", ", shown!)})");
    }
}
