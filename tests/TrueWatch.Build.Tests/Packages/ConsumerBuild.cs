namespace TrueWatch.Build.Tests.Packages;

/// <summary>The consumers of the solution, built at once: one restore serves them all, and the compilers keep both cores busy.</summary>
public sealed class ConsumerBuild : IAsyncLifetime
{
    private readonly PackageFeed _feed;

    public ConsumerBuild(PackageFeed feed) => _feed = feed;

    public async ValueTask InitializeAsync()
    {
        var build = await new Consumer(_feed, "").BuildAsync("Consumers.slnx");
        build.AssertSuccess();
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>One of the consumers, which was built without a warning.</summary>
    internal Consumer Get(string path) => new(_feed, path);
}
