namespace TrueWatch.Benchmarks.Transfers;

/// <summary>A file of zeros, which takes no memory and no disk; what is written to it is gone.</summary>
internal sealed class Zeros(long length) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = (int)Math.Min(count, length - Position);
        buffer.AsSpan(offset, read).Clear();
        Position += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count) => Position += count;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value)
    {
    }

    public override void Flush()
    {
    }
}
