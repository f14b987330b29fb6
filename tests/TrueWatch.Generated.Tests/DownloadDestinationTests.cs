using System.Net.Http.Headers;
using static TrueWatch.Generated.Tests.DownloadUnderTest;

namespace TrueWatch.Generated.Tests;

/// <summary>Destinations that fail in the middle, and what a download makes of it.</summary>
public sealed class DownloadDestinationTests : IDisposable
{
    private readonly DownloadUnderTest _download = new();

    public void Dispose() => _download.Dispose();

    /// <summary>The destination takes a part of what is written for the second time, until the time is up.</summary>
    [Theory]
    [InlineData(true, 1, 2)]
    [InlineData(true, 2, 2)]
    [InlineData(false, 1, 1)]
    [InlineData(false, 2, 1)]
    public async Task What_the_destination_took_in_part_is_never_gone_on_with(bool canSeek, int stuckAt, int requests)
    {
        var time = new PauseTime(TimeSpan.FromMinutes(1));
        using var destination = new TornStream(time, canSeek, stuckAt);

        var exception = await Record.ExceptionAsync(() => _download.RunAsync(
            _ => With(
                new() { Content = new StreamContent(new PartStream()) { Headers = { ContentLength = FileBytes.Length } } },
                response => response.Headers.ETag = EntityTagHeaderValue.Parse("\"v1\"")),
            time: time,
            destination: destination));

        Assert.Equal(canSeek, exception is null);
        Assert.Equal(requests, _download.Requests.Count);
        Assert.All(_download.Requests, request => Assert.Null(request.Headers.Range));
        Assert.True(!canSeek || destination.ToArray().SequenceEqual(FileBytes));
    }

    [Theory]
    [InlineData("write")]
    [InlineData("flush")]
    [InlineData("go back")]
    public async Task What_the_destination_throws_reaches_the_caller_as_it_is(string failing)
    {
        using var destination = new BrokenStream(failing);

        var exception = await Assert.ThrowsAsync<IOException>(() => _download.RunAsync(_ => Whole(), destination: destination));

        Assert.Equal((failing, 1), (exception.Message, _download.Requests.Count));
    }

    /// <summary>The file in parts of 30 bytes.</summary>
    private sealed class PartStream() : ForwardStream([])
    {
        private readonly MemoryStream _file = new(FileBytes);

        public override int Read(byte[] buffer, int offset, int count) => _file.Read(buffer, offset, Math.Min(count, 30));
    }

    private sealed class TornStream(PauseTime time, bool canSeek, int stuckAt) : MemoryStream
    {
        private int _writes;

        public override bool CanSeek => canSeek;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (++_writes == stuckAt)
            {
                Write(buffer.Span[..10]);
                time.Advance(TimeSpan.FromSeconds(31));
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            Write(buffer.Span);
        }
    }

    private sealed class BrokenStream(string failing) : MemoryStream
    {
        public override void SetLength(long value) => Fail("go back");

        public override Task FlushAsync(CancellationToken cancellationToken) => Fail("flush");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => new(Fail("write"));

        private Task Fail(string place) => place == failing ? throw new IOException(failing) : Task.CompletedTask;
    }
}
