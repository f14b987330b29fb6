namespace TrueWatch.Generated.Tests;

/// <summary>Takes a part of what is written first, and then nothing until the time is up.</summary>
internal sealed class StuckStream(PauseTime time) : MemoryStream
{
    private bool _isStuck = true;

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => TakeAsync(buffer.AsMemory(offset, count), cancellationToken);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        => await TakeAsync(buffer, cancellationToken);

    private async Task TakeAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_isStuck)
        {
            _isStuck = false;
            Write(buffer.Span[..10]);
            time.Advance(TimeSpan.FromSeconds(31));
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        Write(buffer.Span);
    }
}
