namespace TrueWatch.Generators.Tests;

/// <summary>Documents that are large in one of their parts: what costs the square of it would not come to an end here.</summary>
public sealed class HugeDocumentTests
{
    [Fact]
    public void A_status_of_very_many_letters_gets_no_suggestion()
    {
        var value = new string('a', 200_000);
        var run = new GeneratorRun(
            JobService.Document($"x-polling: {{name: Job, status: $response.body#/state, states: {{success: [{value}b], pending: {value}}}}}")
                .Replace("[queued, done, failed, lost]", $"[{value}]", StringComparison.Ordinal),
            JobService.WrappingClientAlone);

        Assert.Equal(["POLL018", "POLL004"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Very_many_statuses_with_a_typo_each_are_reported_each()
    {
        const int Count = 4000;
        var listed = string.Join(", ", Enumerable.Range(0, Count).Select(number => $"value{number}"));
        var run = new GeneratorRun(
            JobService.Document($"x-polling: {{name: Job, status: $response.body#/state, states: {{success: [{listed}], failure: [{listed.Replace("value", "valeu", StringComparison.Ordinal)}]}}}}")
                .Replace("[queued, done, failed, lost]", $"[{listed}]", StringComparison.Ordinal),
            JobService.WrappingClientAlone);

        Assert.Equal(Count, run.Diagnostics.Count);
        Assert.Contains("did you mean 'value0'?", run.Diagnostics[0].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Very_many_conditions_are_compared_with_each_other()
    {
        var conditions = string.Join(", ", Enumerable.Range(0, 20_000).Select(number => $"\"$response.body#/note == '{number}'\""));
        var run = new GeneratorRun(
            JobService.Document($"x-polling: {{name: Job, success: [{conditions}, \"$response.body#/note == '7'\"]}}"), "");

        Assert.Equal(["POLL014", "POLL007"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Very_many_values_that_are_one_name_get_numbers()
    {
        var values = string.Join(", ", Enumerable.Range(0, 20_000).Select(number => "'" + Dashes(number) + "'"));
        var run = new GeneratorRun(
            JobService.Document("x-polling: {name: Job, status: $response.body#/state, success: $response.body#/ready == true}")
                .Replace("[queued, done, failed, lost]", $"[{values}]", StringComparison.Ordinal),
            JobService.WrappingClientAlone);

        Assert.Empty(run.Diagnostics);
        Assert.Contains(" A20000 = 20000,", run.Source("Jobs.JobStatus.g.cs"), StringComparison.Ordinal);
    }

    // A text of its own for each number, of few characters, none of which is a letter or digit.
    private static string Dashes(int number) => "a" + string.Concat(Convert.ToString(number, 2).Select(digit => digit == '1' ? '-' : ' '));
}
