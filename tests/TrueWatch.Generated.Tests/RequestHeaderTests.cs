namespace TrueWatch.Generated.Tests;

/// <summary>Every header of every request, and no other.</summary>
public sealed class RequestHeaderTests
{
    private const string Usual = "DF-API-KEY: marker+key/4711&secret; Accept: application/json; Accept-Encoding: ENCODINGS; User-Agent: TrueWatch.Generated/VERSION";

    private static CancellationToken TestCanceled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("query", "GET " + Usual)]
    [InlineData("export", "POST " + Usual + "; Content-Length: 0")]
    [InlineData("import", "POST " + Usual + "; Content-Type: multipart/form-data; boundary=BOUNDARY; Content-Length: 196")]
    [InlineData("import of unknown length", "POST " + Usual + "; Content-Type: multipart/form-data; boundary=BOUNDARY")]
    [InlineData("answer that is a file", "GET DF-API-KEY: marker+key/4711&secret; Accept: application/octet-stream, application/json; Accept-Encoding: identity; User-Agent: TrueWatch.Generated/VERSION")]
    [InlineData("download", "GET Accept-Encoding: identity; User-Agent: TrueWatch.Generated/VERSION")]
    [InlineData("download with the key", "GET DF-API-KEY: marker+key/4711&secret; Accept-Encoding: identity; User-Agent: TrueWatch.Generated/VERSION")]
    public async Task A_request_has_these_headers(string way, string headers)
    {
        var sent = "";
        using var file = new MemoryStream("file"u8.ToArray());
        using var unknown = new ForwardStream("file"u8.ToArray());
        using var test = new ClientUnderTest(
            async request =>
            {
                await (request.Content?.LoadIntoBufferAsync(TestCanceled) ?? Task.CompletedTask);
                sent = $"{request.Method} {string.Join("; ", request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated.AsEnumerable() ?? []).Select(header => $"{header.Key}: {header.Value}"))}";
                return way.Contains("file", StringComparison.Ordinal) || way.StartsWith("download", StringComparison.Ordinal)
                    ? new HttpResponseMessage { Content = new ByteArrayContent([1]) }
                    : ClientUnderTest.Response(way == "query" ? Json.Documented : Json.Success("{}"));
            });

        await (way switch
        {
            "query" => test.Client.QueryActionStatusAsync("t", TestCanceled),
            "export" => test.Client.ExportResourcesAsync(TestCanceled),
            "import" => test.Client.ImportResourcesAsync(new ImportResourcesForm(new FileUpload(file, "a.zip")), TestCanceled),
            "import of unknown length" => test.Client.ImportResourcesAsync(new ImportResourcesForm(new FileUpload(unknown, "a.zip")), TestCanceled),
            "answer that is a file" => test.Client.DownloadAsync(new ApiRequest(HttpMethod.Get, "x"), new MemoryStream(), progress: null, TestCanceled),
            _ => (Task)test.Client.DownloadAsync(
                new ResourceLink("/url", new Uri(test.Client.Endpoint, "a.zip")), new MemoryStream(), options: new DownloadOptions { SendApiKey = way == "download with the key" }, cancellationToken: TestCanceled),
        });

        Assert.Equal(
            headers.Replace("ENCODINGS", ThisBuild.AcceptedEncodings, StringComparison.Ordinal).Replace("VERSION", typeof(TrueWatchClient).Assembly.GetName().Version!.ToString(3), StringComparison.Ordinal),
            System.Text.RegularExpressions.Regex.Replace(sent, "boundary=form-[0-9a-f]{32}", "boundary=BOUNDARY"));
    }
}
