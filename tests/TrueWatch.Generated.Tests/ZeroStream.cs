namespace TrueWatch.Generated.Tests;

/// <summary>So many bytes, whatever they are.</summary>
internal sealed class ZeroStream(int length) : ForwardStream([])
{
    private int _left = length;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = Math.Min(count, _left);
        _left -= read;
        return read;
    }
}
