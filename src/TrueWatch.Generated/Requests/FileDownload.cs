using System.Buffers;
using System.Runtime.ExceptionServices;

namespace TrueWatch.Generated;

/// <summary>Where the bytes of a response that is a file go, as they come.</summary>
internal sealed class FileDownload
{
    private const int BufferSize = 64 * 1024;

    private readonly Stream _destination;
    private readonly IProgress<long>? _progress;
    private readonly long? _start;

    // A part of which nobody knows how much the destination has taken: what comes next may not follow it.
    private bool _isTorn;

    /// <param name="destination">Gets the bytes.</param>
    /// <param name="progress">Is told how many bytes of the file have come.</param>
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

    /// <summary>How many bytes of the file have come.</summary>
    public long Received { get; private set; }

    /// <summary>Whether another attempt can begin anew: what has come of the last one can be taken back.</summary>
    public bool IsRepeatable => _start is not null || (Received == 0 && !_isTorn);

    /// <summary>Whether what comes next can follow what has come.</summary>
    public bool CanContinue => Received > 0 && !_isTorn;

    /// <summary>What kept the last attempt from handing on what came: the caller's fault, and not the network's.</summary>
    public Exception? WriteFailure { get; private set; }

    /// <summary>Takes back what has come.</summary>
    public void Restart()
    {
        try
        {
            Received = 0;
            if (_start is { } start)
            {
                _destination.Position = start;
                _destination.SetLength(start);
            }
        }
        catch (Exception exception)
        {
            WriteFailure = exception;
            throw;
        }
    }

    /// <summary>Copies a body behind what has come; that it is as long as announced, HttpClient sees to.</summary>
    /// <param name="content">The body.</param>
    /// <param name="clock">Is told of each part.</param>
    /// <param name="onPart">Gets each part, and says whether there may be more; null where that is not asked.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    public async ValueTask AppendAsync(HttpContent content, CallClock clock, Func<byte[], int, bool>? onPart, CancellationToken cancellationToken)
    {
        var attempt = clock.Attempt;
        using var source = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int count;
            while ((count = await source.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken).ConfigureAwait(false)) > 0
                && onPart?.Invoke(buffer, count) != false)
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

    /// <summary>Writes what the destination still holds back.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _destination.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            WriteFailure = exception;
            throw;
        }
    }

    /// <exception cref="Exception">What the destination, or who heard of the progress, threw.</exception>
    public void ThrowIfWriteFailed()
    {
        if (WriteFailure is { } failure)
        {
            ExceptionDispatchInfo.Capture(failure).Throw();
        }
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            _isTorn = true;
            await _destination.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            _isTorn = false;
            Received += bytes.Length;
            _progress?.Report(Received);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            WriteFailure = exception;
            throw;
        }
    }
}
