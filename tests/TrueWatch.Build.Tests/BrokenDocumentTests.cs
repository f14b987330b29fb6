using System.Text.RegularExpressions;

namespace TrueWatch.Build.Tests;

/// <summary>
/// A document that cannot be read fails the build with one error that says where and what, and leaves no client behind;
/// once it is mended, the next build makes the same client again.
/// </summary>
[Collection<SequentialBuilds>]
public sealed partial class BrokenDocumentTests
{
    private readonly ClientBuild _build;
    private readonly string _client;

    public BrokenDocumentTests(ClientBuild build)
    {
        _build = build.Reset();
        _client = _build.ReadText(BuildPaths.Client);
    }

    [Fact]
    public async Task Wrong_indentation_is_an_error_at_its_line()
    {
        _build.Edit(BuildPaths.Document, "\n      operationId: queryActionStatus\n", "\n     operationId: queryActionStatus\n");
        var line = 1 + Array.FindIndex(
            _build.ReadText(BuildPaths.Document).Split('\n'),
            text => text.StartsWith("      summary: Get the status", StringComparison.Ordinal));

        var error = await FailAsync();

        Assert.Matches($@"/{BuildPaths.Document}\({line},[0-9]+\) ?: error CLIENT001: \S", error);
        await MendAsync();
    }

    [Fact]
    public async Task A_reference_to_nothing_is_an_error_that_names_it()
    {
        _build.Edit(BuildPaths.Document, "$ref: \"#/components/schemas/ImportInfo\"", "$ref: \"#/components/schemas/Lost\"");

        var error = await FailAsync();

        Assert.Matches($@"/{BuildPaths.Document}\([0-9]+,[0-9]+\) ?: error CLIENT001: .*'#/components/schemas/Lost'", error);
        await MendAsync();
    }

    [Fact]
    public async Task An_empty_document_is_an_error_that_says_so()
    {
        _build.WriteText(BuildPaths.Document, "");

        var error = await FailAsync();

        Assert.Matches($@"/{BuildPaths.Document}\(1,1\) ?: error CLIENT001: .*empty", error);
        await MendAsync();
    }

    [Fact]
    public async Task A_missing_document_is_an_error_that_says_where_it_was_looked_for()
    {
        _build.Delete(BuildPaths.Document);

        var error = await FailAsync();

        Assert.Matches($@"\.csproj : error NSWAG002: .*/{BuildPaths.Document}' does not exist", error);
        await MendAsync();
    }

    private async Task<string> FailAsync()
    {
        var build = await _build.BuildAsync();

        build.AssertFailure();
        Assert.DoesNotMatch(StackTraceLine(), build.Output);
        Assert.False(_build.Exists(BuildPaths.Client), "The client of the earlier document is still there");
        return Assert.Single(build.Errors).Replace('\\', '/');
    }

    private async Task MendAsync()
    {
        File.Copy(Repository.PathOf(BuildPaths.Document), _build.PathOf(BuildPaths.Document), overwrite: true);

        (await _build.BuildWithoutCompilerAsync()).AssertSuccess();

        Assert.Equal(_client, _build.ReadText(BuildPaths.Client));
    }

    [GeneratedRegex(@"^\s+at \S+\(", RegexOptions.Multiline)]
    private static partial Regex StackTraceLine();
}
