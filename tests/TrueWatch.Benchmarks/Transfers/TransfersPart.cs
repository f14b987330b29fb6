using TrueWatch.Benchmarks.Report;
using TrueWatch.Benchmarks.Running;
using TrueWatch.Generated;

namespace TrueWatch.Benchmarks.Transfers;

/// <summary>What files cost that are too large for memory.</summary>
internal sealed class TransfersPart : IBenchmarkPart
{
    private const int MiB = 1024 * 1024;

    private const string Introduction = """
        An upload in the form of an import, and a download of what a link leads to, over loopback, to and from a server in the
        same process that has one buffer. The floor is `HttpClient` with `MultipartFormDataContent` and `CopyToAsync`. Memory
        is how much the resident set of the process grew at most, after a first, small transfer of each kind.
        """;

    public string Name => "transfers";

    public async Task<ReportSection> RunAsync(RunOptions options)
    {
        var size = (options.IsQuick ? 256L : 2048L) * MiB;
        await TransferAsync(MiB);
        var rows = await TransferAsync(size);
        return new ReportSection("Large files")
            .Text(Introduction)
            .Goal($"Memory of an upload of {size / MiB} MiB: under 64 MiB", (double)rows[0].Bytes / MiB, 64, "0.0' MiB'")
            .Goal($"Memory of a download of {size / MiB} MiB: under 64 MiB", (double)rows[2].Bytes / MiB, 64, "0.0' MiB'")
            .Table(
                $"{size / MiB} MiB",
                ["Transfer", "Time", "Throughput", "Memory above the start"],
                rows.Select(row => (IReadOnlyList<string>)
                [
                    row.Name,
                    Figure.Time(row.Time.TotalNanoseconds),
                    Figure.Of(size / MiB / row.Time.TotalSeconds) + " MiB/s",
                    Figure.Bytes(row.Bytes),
                ]));
    }

    private static async Task<IReadOnlyList<(string Name, TimeSpan Time, long Bytes)>> TransferAsync(long size)
    {
        using var server = new TransferServer(size);
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new TrueWatchClient(new TrueWatchClientOptions
        {
            ApiKey = new TrueWatchApiKey("benchmark"),
            Endpoint = server.Endpoint,
            RequestLimit = null,
        });
        return
        [
            await MeasureAsync("Upload, TrueWatch", () => client.ImportResourcesAsync(new ImportResourcesForm(new FileUpload(new Zeros(size), "resource.zip")))),
            await MeasureAsync("Upload, floor", async () =>
            {
                using var form = new MultipartFormDataContent { { new StreamContent(new Zeros(size), 64 * 1024), "files", "resource.zip" } };
                using var response = await http.PostAsync(server.Endpoint, form);
                await response.Content.ReadAsStringAsync();
            }),
            await MeasureAsync("Download, TrueWatch", () => client.DownloadAsync(
                new ResourceLink("/download_url", server.Endpoint), new Zeros(0), options: new DownloadOptions { MaximumSize = size })),
            await MeasureAsync("Download, floor", async () =>
            {
                using var response = await http.GetAsync(server.Endpoint, HttpCompletionOption.ResponseHeadersRead);
                await response.Content.CopyToAsync(new Zeros(0));
            }),
        ];

        static async Task<(string Name, TimeSpan Time, long Bytes)> MeasureAsync(string name, Func<Task> transferAsync)
        {
            var (time, bytes) = await MemoryMeter.MeasureAsync(transferAsync);
            return (name, time, bytes);
        }
    }
}
