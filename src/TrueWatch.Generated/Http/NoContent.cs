using System.Net;

namespace TrueWatch.Generated;

/// <summary>
/// A body without a byte, for any number of requests: it has nothing to dispose of. When a connection closes without a
/// response, .NET sends a request without a body up to three times more on its own, past every limit and whatever the method
/// is; never one with a body, be it empty.
/// </summary>
internal sealed class NoContent : HttpContent
{
    public static NoContent Instance { get; } = Create();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }

#pragma warning disable CA2215 // Whoever disposes of a request disposes of its body, and other requests have the same.
    protected override void Dispose(bool disposing)
    {
    }
#pragma warning restore CA2215

    private static NoContent Create()
    {
        var content = new NoContent();

        // Computed once: what is only read can be read by many.
        _ = content.Headers.ContentLength;
        return content;
    }
}
