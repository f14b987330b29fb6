using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace TrueWatch.Generated;

/// <summary>Writes a form part by part, with files read as they are sent.</summary>
internal sealed class FormContent : HttpContent
{
    private const int BufferSize = 64 * 1024;

    // 122 random bits: no text has it by chance, and nobody who writes one knows it before.
    private readonly string _boundary = $"form-{Guid.NewGuid():N}";
    private readonly IReadOnlyList<FormPart> _parts;
    private readonly CallClock _clock;
    private readonly int _attempt;
    private readonly Action<Exception> _onFailure;

    /// <param name="parts">The parts.</param>
    /// <param name="clock">Is told of each part of a file that was sent.</param>
    /// <param name="onFailure">Hears why a file could not be read to its end, or what who heard of the progress threw.</param>
    public FormContent(IReadOnlyList<FormPart> parts, CallClock clock, Action<Exception> onFailure)
    {
        _onFailure = onFailure;
        _parts = parts;
        _clock = clock;
        _attempt = clock.Attempt;
        Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data") { Parameters = { new NameValueHeaderValue("boundary", _boundary) } };
    }

    private byte[] End => Encoding.UTF8.GetBytes($"--{_boundary}--\r\n");

    protected override bool TryComputeLength(out long length)
    {
        length = End.Length;
        foreach (var part in _parts)
        {
            if (part.Length is not { } content)
            {
                return false;
            }

            length += Head(part).Length + content + 2;
        }

        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => WriteAsync(stream, _clock.Token);

#if NET
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        => WriteAsync(stream, cancellationToken);
#endif

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        foreach (var part in _parts)
        {
            await stream.WriteAsync(Head(part), cancellationToken).ConfigureAwait(false);
            if (part.File is { } file)
            {
                await WriteFileAsync(file, stream, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await stream.WriteAsync(part.Text, cancellationToken).ConfigureAwait(false);
            }

            await stream.WriteAsync("\r\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }

        await stream.WriteAsync(End, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteFileAsync(FileUpload file, Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var sent = 0L;
            for (var count = await ReadAsync(file, sent, buffer, cancellationToken).ConfigureAwait(false);
                count > 0;
                count = await ReadAsync(file, sent, buffer, cancellationToken).ConfigureAwait(false))
            {
                await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                sent += count;
                _clock.Extend(_attempt);
                Report(file, sent);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <returns>How many bytes to send next; 0 where the file has ended.</returns>
    private async ValueTask<int> ReadAsync(FileUpload file, long sent, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            if (sent == 0)
            {
                file.Rewind();
            }

            // A file that grows in the meantime is sent as long as it was: its length was announced.
            var most = (int)Math.Min(BufferSize, file.Length - sent ?? BufferSize);
            var count = most == 0 ? 0 : await file.Content.ReadAsync(buffer.AsMemory(0, most), cancellationToken).ConfigureAwait(false);
            return count > 0 || file.Length is not { } length || sent == length
                ? count
                : throw new IOException(FormattableString.Invariant(
                    $"'{file.FileName}' ended after {sent} of {length} bytes: it was truncated during the upload. The request is incomplete."));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _onFailure(exception);
            throw;
        }
    }

    private void Report(FileUpload file, long sent)
    {
        try
        {
            file.Progress?.Report(sent);
        }
        catch (Exception exception)
        {
            _onFailure(exception);
            throw;
        }
    }

    /// <summary>The boundary, the headers of the part, and the empty line behind them.</summary>
    private byte[] Head(FormPart part)
    {
        var head = new StringBuilder($"--{_boundary}\r\nContent-Disposition: form-data; name=\"{Escape(part.Name)}\"");
        if (part.File is { } file)
        {
            head.Append($"; filename=\"{Escape(file.FileName)}\"\r\nContent-Type: {WithoutLineBreaks(file.ContentType)}");
        }

        return Encoding.UTF8.GetBytes(head.Append("\r\n\r\n").ToString());
    }

    /// <summary>As browsers do (WHATWG's HTML, section 4.10.22.8): what would end the name is escaped, and the rest is UTF-8.</summary>
    private static string Escape(string name) => name.Replace("\r", "%0D").Replace("\n", "%0A").Replace("\"", "%22");

    private static string WithoutLineBreaks(string text) => text.Replace("\r", "").Replace("\n", "");
}
