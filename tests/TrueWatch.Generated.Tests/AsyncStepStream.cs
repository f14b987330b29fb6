namespace TrueWatch.Generated.Tests;

/// <summary>A stream of which every read, write and flush is a step.</summary>
internal sealed class AsyncStepStream(Stream inner, AsyncSteps steps, bool canSeek = false) : ForwardStream(inner)
{
    private readonly Stream _inner = inner;

    public override bool CanSeek => canSeek;

    public override long Position
    {
        get => _inner.Position;
        set => _inner.Position = value;
    }

    public override long Length => _inner.Length;

    public override void SetLength(long value) => _inner.SetLength(value);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await steps.NextAsync().ConfigureAwait(false);
        return _inner.Read(buffer.Span);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await steps.NextAsync().ConfigureAwait(false);
        _inner.Write(buffer.Span);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => steps.NextAsync();
}
