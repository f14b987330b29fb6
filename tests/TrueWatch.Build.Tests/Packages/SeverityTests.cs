namespace TrueWatch.Build.Tests.Packages;

/// <summary>A project has the last word on a warning of the generator, in all the usual ways.</summary>
public sealed class SeverityTests
{
    private const string Id = "POLL013";
    private const string Relaxed = "-p:TreatWarningsAsErrors=false";

    private readonly Consumer _consumer;

    public SeverityTests(PackageFeed feed) => _consumer = new Consumer(feed, "Slow");

    [Fact]
    public async Task A_warning_can_be_an_error_or_nothing_by_property_and_by_configuration()
    {
        await AssertAsync("warning", Relaxed);
        await AssertAsync("error", Relaxed, $"-p:WarningsAsErrors={Id}");
        await AssertAsync(null, $"-p:NoWarn={Id}");
        _consumer.Write(".globalconfig", $"is_global = true\ndotnet_diagnostic.{Id}.severity = none\n");
        await AssertAsync(null);
    }

    private async Task AssertAsync(string? severity, params string[] options)
    {
        // Anew, since no file has changed, and without the analyzers of the platform, which have no say in this.
        var build = await _consumer.BuildAsync(["--no-incremental", "-p:RunAnalyzers=false", .. options]);

        Assert.True(build.ExitCode == (severity == "error" ? 1 : 0), build.Output);
        Assert.Equal(severity is not null, build.Output.Contains(Id, StringComparison.Ordinal));
        if (severity is not null)
        {
            Assert.Contains($"slow.yaml(11,41): {severity} {Id}: ", build.Output, StringComparison.Ordinal);
        }
    }
}
