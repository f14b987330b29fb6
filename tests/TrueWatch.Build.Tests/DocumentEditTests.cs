namespace TrueWatch.Build.Tests;

/// <summary>The edits of the document that the README describes, and what the next build makes of them.</summary>
[Collection<SequentialBuilds>]
public sealed class DocumentEditTests
{
    private const string Statuses = "enum: [start, running, ok, error, cancel]";
    private const string MoreStatuses = "enum: [start, running, ok, error, cancel, paused]";
    private const string LastDescription = "        cancel: The task was canceled\n";
    private const string MoreDescriptions = LastDescription + "        paused: The task was paused\n";
    private const string Pending = "pending: [start, running]";
    private const string MorePending = "pending: [start, running, paused]";

    private readonly ClientBuild _build;

    public DocumentEditTests(ClientBuild build) => _build = build.Reset();

    [Fact]
    public async Task A_status_without_a_state_is_the_only_error_and_at_its_place_as_the_readme_prints_it()
    {
        _build.Edit(BuildPaths.Document, Statuses, MoreStatuses);
        _build.Edit(BuildPaths.Document, LastDescription, MoreDescriptions);

        var build = await _build.BuildAsync();

        build.AssertFailure();
        var lines = _build.ReadText(BuildPaths.Document).Split('\n');
        var line = Array.FindIndex(lines, text => text.Contains(MoreStatuses, StringComparison.Ordinal));
        var column = lines[line].IndexOf("paused", StringComparison.Ordinal);
        var expected = $"{BuildPaths.Document}({line + 1},{column + 1}): error POLL003: The enum of 'TaskStatus' lists the "
            + "status 'paused', but x-polling 'Task' does not say what it means; add it to pending, success, failure or canceled";
        var error = Assert.Single(build.Errors).Replace('\\', '/');
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains(MoreStatuses, Repository.Readme, StringComparison.Ordinal);
        Assert.Contains(MoreDescriptions, Repository.Readme, StringComparison.Ordinal);
        Assert.Contains(expected, Repository.Readme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_with_a_state_and_a_new_property_and_operation_become_members()
    {
        Assert.DoesNotContain("Paused", _build.ReadAssembly().MembersOf("TrueWatch.Generated.TaskStatus"));
        _build.Edit(BuildPaths.Document, Statuses, MoreStatuses);
        _build.Edit(BuildPaths.Document, LastDescription, MoreDescriptions);
        _build.Edit(BuildPaths.Document, Pending, MorePending);
        _build.Edit(BuildPaths.Document, "        exportFailedInfo:\n", """
                    skipCount:
                      type: integer
                      format: int64
                    exportFailedInfo:

            """);
        _build.Edit(BuildPaths.Document, "\npaths:\n", """

            paths:
              /api/v1/workspace/list:
                post:
                  operationId: listWorkspaces
                  responses:
                    "200":
                      description: The workspaces
                      content:
                        application/json:
                          schema:
                            $ref: "#/components/schemas/ResourceTaskResponse"

            """);

        (await _build.BuildAsync()).AssertSuccess();

        var assembly = _build.ReadAssembly();
        Assert.Contains("Paused", assembly.MembersOf("TrueWatch.Generated.TaskStatus"));
        Assert.Contains(MorePending, Repository.Readme, StringComparison.Ordinal);
        Assert.Contains("SkipCount", assembly.MembersOf("TrueWatch.Generated.ImportInfo"));
        Assert.Contains("ListWorkspacesAsync", assembly.MembersOf("TrueWatch.Generated.ITrueWatchClient"));
        Assert.Contains("ListWorkspacesAsync", assembly.MembersOf("TrueWatch.Generated.TrueWatchClient"));
    }
}
