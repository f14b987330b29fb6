using System.Buffers;

namespace TrueWatch.Generated;

/// <summary>Where the bytes of an answer that is a file go, as they come.</summary>
internal sealed class FileDownload
{
    private const int BufferSize = 64 * 1024;

    private readonly Stream _destination;
    private readonly IProgress<long>? _progress;
    private readonly long? _start;
    private long _received;

    /// <param name="destination">Gets the bytes.</param>
    /// <param name="progress">Is told how many bytes have come, of the present attempt.</param>
    /// <exception cref="ArgumentNullException">There is no destination.</exception>
    /// <exception cref="ArgumentException">The destination cannot be written to.</exception>
    public FileDownload(Stream destination, IProgress<long>? progress)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written to.", nameof(destination));
        }

        _destination = destination;
        _progress = progress;
        _start = destination.CanSeek ? destination.Position : null;
    }

    /// <summary>Whether another attempt can begin anew: what has come of the last one can be taken back.</summary>
    public bool IsRepeatable => _start is not null || _received == 0;

    /// <summary>What kept the last attempt from handing on what came: the caller's fault, and not the network's.</summary>
    public Exception? WriteFailure { get; private set; }

    /// <summary>Copies the body; that it is as long as announced, HttpClient sees to.</summary>
    public async ValueTask ReadAsync(HttpContent content, CallClock clock, CancellationToken cancellationToken)
    {
        var attempt = clock.Attempt;
        using var source = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            Restart();
            int count;
            while ((count = await source.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken).ConfigureAwait(false)) > 0)
            {
                await WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                clock.Extend(attempt);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Restart()
    {
        _received = 0;
        if (_start is { } start)
        {
            _destination.Position = start;
            _destination.SetLength(start);
        }
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _destination.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            _received += bytes.Length;
            _progress?.Report(_received);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            WriteFailure = exception;
            throw;
        }
    }
}
