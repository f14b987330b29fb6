using System.Buffers;

namespace TrueWatch.Generated;

/// <summary>A body up to a size. What it is read into is used again after <see cref="Dispose"/>.</summary>
internal sealed class AnswerBody : IDisposable
{
    private const int UsualSize = 4096;

    // A length that lies must not make room for what never comes.
    private const int LargestExpected = 1024 * 1024;

    // Larger ones are rare, and the pool would keep up to twice their size for a while.
    private const int LargestPooled = 16 * 1024 * 1024;

    // Array.MaxLength, which .NET Standard has no name for.
    private const int LargestArray = 0x7FFFFFC7;

    private readonly int _maximumSize;
    private byte[] _buffer;
    private int _length;

    private AnswerBody(int maximumSize, long? expectedSize)
    {
        _maximumSize = maximumSize;

        // One byte more than expected: the read that finds the end needs room, too.
        _buffer = Rent((int)Math.Min((expectedSize ?? UsualSize) + 1, Capacity));
    }

    /// <summary>The body; of one that is too large, its beginning.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, Math.Min(_length, _maximumSize));

    /// <summary>Whether there was more than the size allows. What came after that was not read.</summary>
    public bool IsTooLarge => _length > _maximumSize;

    private int Capacity => (int)Math.Min(_maximumSize + 1L, LargestArray);

    /// <param name="stream">Where the body comes from.</param>
    /// <param name="maximumSize">How many bytes it may have.</param>
    /// <param name="expectedSize">How many it will have, if that is known. It is a hint: nothing relies on it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async ValueTask<AnswerBody> ReadAsync(
        Stream stream, int maximumSize, long? expectedSize, CancellationToken cancellationToken)
    {
        var body = new AnswerBody(maximumSize, expectedSize is > LargestExpected ? LargestExpected : expectedSize);
        try
        {
            int count;
            while (!body.IsTooLarge && (count = await stream.ReadAsync(body.GetRoom(), cancellationToken).ConfigureAwait(false)) > 0)
            {
                body._length += count;
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>The body as a stream, which lasts as long as the body.</summary>
    public MemoryStream Open() => new(_buffer, 0, Bytes.Length);

    public void Dispose()
    {
        Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    private static byte[] Rent(int size) => size <= LargestPooled ? ArrayPool<byte>.Shared.Rent(size) : new byte[size];

    private static void Return(byte[] buffer)
    {
        if (buffer.Length is > 0 and <= LargestPooled)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private Memory<byte> GetRoom()
    {
        if (_length == _buffer.Length)
        {
            var larger = Rent((int)Math.Min(_length * 2L, Capacity));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsMemory(_length);
    }
}
