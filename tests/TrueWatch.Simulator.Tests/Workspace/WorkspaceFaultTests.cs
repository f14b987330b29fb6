namespace TrueWatch.Simulator.Tests;

/// <summary>Every step of an export and an import can fail.</summary>
public sealed class WorkspaceFaultTests
{
    private static readonly byte[] Archive = WorkspaceClient.Zip(("tag/new.json", "{}"), ("tag/padding.bin", Noise(200_000)));

    [Theory]
    [InlineData(SimulatedOperation.ExportResources)]
    [InlineData(SimulatedOperation.ImportResources)]
    [InlineData(SimulatedOperation.QueryActionStatus)]
    [InlineData(SimulatedOperation.DownloadExport)]
    public async Task The_requests_of_one_operation_alone_can_be_selected(SimulatedOperation operation)
    {
        await using var client = await SimulatorClient.StartAsync(service => service.WithKeyLimit(null));
        var link = WorkspaceClient.Link(await client.ExportAsync());
        var before = client.Simulator.Requests.Count(request => request.Operation == operation);
        client.Simulator.Service
            .OnNextRequests(1, operation).Fail()
            .OnRequest(before + 2, operation).ThrottleKey();

        var statusCodes = new Dictionary<SimulatedOperation, List<int>>();
        foreach (var each in Enum.GetValues<SimulatedOperation>())
        {
            statusCodes[each] = [];
            for (var number = 0; number < 3; number++)
            {
                statusCodes[each].Add((await SendAsync(client, each, link)).StatusCode);
            }
        }

        Assert.All(statusCodes, codes => Assert.Equal(codes.Key == operation ? [503, 401, 200] : [200, 200, 200], codes.Value));
        Assert.Throws<InvalidOperationException>(() => client.Simulator.Service.OnRequest(before + 3, operation).Fail());
        client.Simulator.Service.OnEveryRequest(operation).AnswerGatewayPage();
        Assert.Equal(502, (await SendAsync(client, operation, link)).StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50_000)]
    [InlineData(1_000_000)]
    public async Task An_upload_is_cut_off_at_any_byte_and_starts_no_import(long bodyLength)
    {
        await using var client = await SimulatorClient.StartAsync(
            service => service.OnNextRequests(1, SimulatedOperation.ImportResources).ResetConnection(bodyLength));

        await Assert.ThrowsAsync<HttpRequestException>(() => client.UploadAsync(Archive));

        Assert.Null(client.Simulator.Requests.Single().StatusCode);
        Assert.Equal(404, (await client.GetTaskAsync("task_import_1")).StatusCode);
        Assert.NotNull((await client.UploadAsync(Archive)).TaskId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(null)]
    public async Task A_download_is_cut_off_at_any_byte(int? length)
    {
        await using var client = await SimulatorClient.StartAsync();
        var link = WorkspaceClient.Link(await client.ExportAsync());
        client.Simulator.Service.OnNextRequests(1).TruncateAnswer(length);
        using var http = new HttpClient();

        using var response = await http.GetAsync(new Uri(link), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var total = response.Content.Headers.ContentLength!.Value;
        var received = new MemoryStream();
        var exception = await Assert.ThrowsAsync<HttpIOException>(() => body.CopyToAsync(received, TestContext.Current.CancellationToken));

        Assert.Equal(HttpRequestError.ResponseEnded, exception.HttpRequestError);
        Assert.Equal(length ?? total / 2, received.Length);
        Assert.Equal(total, (await client.SendAsync(HttpMethod.Get, link)).Body.Length);
    }

    [Fact]
    public async Task An_upload_is_read_to_its_end_before_a_failure_is_answered()
    {
        await using var client = await SimulatorClient.StartAsync(service => service.OnNextRequests(1).Fail());

        var answer = await client.UploadAsync(new byte[10_000_000]);

        Assert.Equal("ft.SimulatorFailure", answer.RequireError(503));
    }

    [Fact]
    public async Task An_upload_that_the_client_gives_up_is_recorded_without_an_answer()
    {
        await using var client = await SimulatorClient.StartAsync();
        using var form = WorkspaceClient.Form(Archive);
        using var broken = new StreamContent(new BrokenStream());
        form.Add(broken, "more");

        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(HttpMethod.Post, WorkspaceClient.Import, content: form));
        await client.ReceivedAsync(1);

        Assert.Equal((1, null), (client.Simulator.Requests.Single().Number, client.Simulator.Requests.Single().StatusCode));
    }

    // What no compression makes small.
    private static string Noise(int length)
    {
        var random = new Random(1);
        return string.Create(length, random, static (text, random) => random.GetItems("0123456789abcdef", text));
    }

    private static Task<SimulatorAnswer> SendAsync(SimulatorClient client, SimulatedOperation operation, string link) => operation switch
    {
        SimulatedOperation.ExportResources => client.StartExportAsync(),
        SimulatedOperation.ImportResources => client.UploadAsync(Archive),
        SimulatedOperation.QueryActionStatus => client.GetTaskAsync("task_export"),
        _ => client.SendAsync(HttpMethod.Get, link),
    };

    private sealed class BrokenStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => ValueTask.FromException<int>(new IOException("The disk is gone."));
    }
}
