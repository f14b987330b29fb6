using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>The regular response, of the body of which only the beginning is sent.</summary>
/// <param name="answer">The response.</param>
/// <param name="length">How many bytes are sent; null for half of them.</param>
internal sealed class TruncatedAnswer(Reply answer, long? length) : Reply
{
    public override int? StatusCode => answer.StatusCode;

    public override string ErrorCode => answer.ErrorCode;

    public override async Task SendAsync(HttpContext context, RequestPresence presence)
    {
        var response = context.Response;
        var body = response.Body;
        var beginning = new Beginning(body, () => length ?? response.ContentLength / 2 ?? 0);
        response.Body = beginning;
        await using var disposal = beginning.ConfigureAwait(false);
        await answer.SendAsync(context, presence).ConfigureAwait(false);

        // Where less is sent than announced, the server closes the connection after it.
        await body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    private sealed class Beginning(Stream body, Func<long> length) : Stream
    {
        private long? _left;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => body.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => body.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _left ??= length();
            var count = (int)Math.Min(_left.Value, buffer.Length);
            _left -= count;
            await body.WriteAsync(buffer[..count], cancellationToken).ConfigureAwait(false);
        }
    }
}
