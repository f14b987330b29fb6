using System.Net.Http.Headers;
using System.Text;

namespace TrueWatch.Simulator.Tests;

public sealed class UploadTests
{
    private static readonly byte[] Archive = WorkspaceClient.Zip(("tag/new.json", "{}"));

    public static TheoryData<string, Func<HttpContent?>, string> Mistakes => new()
    {
        { "no body", () => null, "multipart/form-data" },
        { "JSON", () => new StringContent("{}", Encoding.UTF8, "application/json"), "multipart/form-data" },
        { "a bare archive", () => new ByteArrayContent(Archive), "multipart/form-data" },
        { "no boundary", () => Typed("multipart/form-data", "x"), "cannot be read" },
        { "no end", () => Typed("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"f\"\r\n\r\nx"), "cannot be read" },
        { "another field", () => WorkspaceClient.Form(Archive, field: "file"), "'file'" },
        { "two files", () => With(WorkspaceClient.Form(Archive), "files", "resource.zip"), "'files', 'files'" },
        { "no filename", () => With([], "files", fileName: null), "none" },
        { "no archive", () => WorkspaceClient.Form([1, 2, 3]), "not a zip" },
        { "an empty file", () => WorkspaceClient.Form([]), "not a zip" },
        { "half an archive", () => WorkspaceClient.Form(Archive[..^30]), "not a zip" },
        { "a damaged archive", () => WorkspaceClient.Form([.. new byte[4], .. Archive[4..]]), "not a zip" },
        { "an unknown strategy", () => WorkspaceClient.Form(Archive, "repeatNamesOp=skip"), "repeatNamesOp" },
        { "an unknown value", () => WorkspaceClient.Form(Archive, "repeatNameOp=Skip"), "'Skip'" },
        { "a strategy twice", () => WorkspaceClient.Form(Archive, "repeatNameOp=skip&repeatNameOp=skip"), "more than once" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistaken_upload_is_refused_and_says_why(string mistake, Func<HttpContent?> content, string message)
    {
        await using var client = await SimulatorClient.StartAsync();

        var answer = await client.SendAsync(HttpMethod.Post, WorkspaceClient.Import, content: content());

        Assert.True(SimulatorErrorCodes.InvalidUpload == answer.RequireError(400), mistake);
        Assert.Contains(message, answer.Message, StringComparison.Ordinal);
        Assert.Equal(6, client.Simulator.Service.Workspace.Resources.Count);
    }

    [Fact]
    public async Task A_strategy_is_either_in_the_form_or_in_the_query_and_other_fields_are_ignored()
    {
        await using var client = await SimulatorClient.StartAsync();

        var twice = await client.UploadAsync(Archive, "repeatNameOp=skip", "?repeatNameOp=skip");
        var other = await client.UploadAsync(Archive, "another=1", "?other=2");

        Assert.Contains("more than once", twice.Message, StringComparison.Ordinal);
        Assert.NotNull(other.TaskId);
    }

    [Theory]
    [InlineData("GET", WorkspaceClient.Import)]
    [InlineData("PUT", WorkspaceClient.Import)]
    [InlineData("GET", WorkspaceClient.Export)]
    [InlineData("DELETE", WorkspaceClient.Export)]
    public async Task Another_method_than_post_is_refused(string method, string path)
    {
        await using var client = await SimulatorClient.StartAsync();

        var answer = await client.SendAsync(new HttpMethod(method), path);

        Assert.Equal(SimulatorErrorCodes.MethodNotAllowed, answer.RequireError(405));
        Assert.Equal(["POST"], answer.ContentHeaders.Allow);
    }

    private static StringContent Typed(string contentType, string body)
        => new(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };

    private static MultipartFormDataContent With(MultipartFormDataContent form, string field, string? fileName)
    {
        var part = new ByteArrayContent(Archive);
        if (fileName is null)
        {
            form.Add(part, field);
        }
        else
        {
            form.Add(part, field, fileName);
        }

        return form;
    }
}
