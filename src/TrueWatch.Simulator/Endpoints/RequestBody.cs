using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace TrueWatch.Simulator;

/// <summary>The body of a request, and the upload in it. For one thread at a time.</summary>
internal sealed class RequestBody(HttpContext context)
{
    private UploadForm? _upload;
    private InvalidUploadException? _problem;

    /// <summary>Whether there is nothing to read.</summary>
    public bool IsEmpty { get; } = context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false };

    /// <summary>Reads it.</summary>
    /// <param name="operation">What the request asks for.</param>
    /// <param name="limit">How many bytes; null for all.</param>
    /// <exception cref="IOException">The client is gone.</exception>
    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    public async Task ReadAsync(SimulatedOperation? operation, long? limit)
    {
        if (operation == SimulatedOperation.ImportResources && limit is null)
        {
            try
            {
                _upload = await UploadReader.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
            }
            catch (InvalidUploadException exception)
            {
                _problem = exception;
            }
        }

        // Whoever is answered before it has sent all of its request may not read the response.
        await SkipAsync(limit ?? long.MaxValue).ConfigureAwait(false);
    }

    /// <exception cref="InvalidUploadException">The body is not the form of an upload.</exception>
    public UploadForm GetUpload() => _upload ?? throw _problem ?? UploadReader.NoForm();

    private async Task SkipAsync(long count)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            int read;
            do
            {
                read = await context.Request.Body
                    .ReadAsync(buffer.AsMemory(0, (int)Math.Min(count, buffer.Length)), context.RequestAborted)
                    .ConfigureAwait(false);
                count -= read;
            }
            while (read > 0 && count > 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
