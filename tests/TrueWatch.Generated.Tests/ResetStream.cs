namespace TrueWatch.Generated.Tests;

/// <summary>A body that breaks off before its first byte.</summary>
internal sealed class ResetStream : MemoryStream
{
    public override int Read(Span<byte> buffer) => throw new IOException("reset");

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => throw new IOException("reset");
}
