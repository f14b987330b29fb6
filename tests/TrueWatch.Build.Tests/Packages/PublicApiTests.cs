namespace TrueWatch.Build.Tests.Packages;

/// <summary>
/// What a package shows to those who compile against it is written down beside its project, what NSwag and the generators
/// emit included, so that no change of it goes unseen.
/// </summary>
public sealed class PublicApiTests
{
    private readonly PackageFeed _feed;

    public PublicApiTests(PackageFeed feed) => _feed = feed;

    [Theory]
    [InlineData(PackageFeed.Client, "net10.0")]
    [InlineData(PackageFeed.Client, "netstandard2.0")]
    [InlineData(PackageFeed.Runtime, "net10.0")]
    [InlineData(PackageFeed.Runtime, "netstandard2.0")]
    [InlineData(PackageFeed.Simulator, "net10.0")]
    public void The_public_API_is_the_one_that_is_written_down(string id, string framework)
    {
        var written = $"src/{id}/PublicAPI.txt";
        var found = PublicApi.Read(
            Library(id, framework), id == PackageFeed.Runtime ? [] : [Library(PackageFeed.Runtime, framework)]);
        var expected = File.ReadAllLines(Repository.PathOf(written));

        if (!found.SequenceEqual(expected))
        {
            var proposal = Path.Combine(AppContext.BaseDirectory, $"{id}.{framework}.PublicAPI.txt");
            File.WriteAllText(proposal, string.Concat(found.Select(line => line + "\n")));
            Assert.Fail($"""
                The public API of {id} for {framework} is not the one in {written}.
                Only in the package:
                {string.Join('\n', found.Except(expected))}
                Only in the file:
                {string.Join('\n', expected.Except(found))}
                If all of this is meant, copy the file {proposal} over it and commit the difference.
                """);
        }
    }

    private byte[] Library(string id, string framework)
    {
        using var package = _feed.Open(id);
        return package.Read($"lib/{framework}/{id}.dll");
    }
}
