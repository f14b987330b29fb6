using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace TrueWatch.Simulator;

/// <summary>A file, or the part of it that was asked for, as a store of objects sends it.</summary>
/// <remarks>Not the framework's result: that tells its status only when it is sent, which is too late for the log.</remarks>
internal sealed class FileAnswer : Reply
{
    private readonly ExportedFile _file;
    private readonly long _from;
    private readonly long _length;

    private FileAnswer(ExportedFile file, int statusCode, long from, long length)
        => (_file, StatusCode, _from, _length) = (file, statusCode, from, length);

    public override int? StatusCode { get; }

    public static FileAnswer To(HttpRequest request, ExportedFile file)
    {
        var headers = request.GetTypedHeaders();
        if (headers.Range is not { Unit.Value: "bytes", Ranges: { Count: 1 } ranges }
            || (headers.IfRange is { } condition && condition.EntityTag?.Tag != file.EntityTag))
        {
            return new FileAnswer(file, StatusCodes.Status200OK, 0, file.Length);
        }

        var range = ranges.Single();
        var from = range.From ?? Math.Max(0, file.Length - range.To!.Value);
        var to = range.From is null ? file.Length - 1 : Math.Min(range.To ?? long.MaxValue, file.Length - 1);
        return from <= to
            ? new FileAnswer(file, StatusCodes.Status206PartialContent, from, to - from + 1)
            : new FileAnswer(file, StatusCodes.Status416RangeNotSatisfiable, 0, 0);
    }

    public override async Task SendAsync(HttpContext context, RequestPresence presence)
    {
        var response = context.Response;
        response.StatusCode = StatusCode!.Value;
        response.ContentLength = _length;
        response.ContentType = "application/zip";
        response.Headers.ContentDisposition = "attachment; filename=resource.zip";
        response.Headers.AcceptRanges = "bytes";
        response.Headers.ETag = _file.EntityTag;
        response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(_file.Sha256)}:";
        if (StatusCode != StatusCodes.Status200OK)
        {
            response.Headers.ContentRange = (_length == 0
                ? new ContentRangeHeaderValue(_file.Length)
                : new ContentRangeHeaderValue(_from, _from + _length - 1, _file.Length)).ToString();
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        var stream = _file.Open();
        await using var disposal = stream.ConfigureAwait(false);
        stream.Position = _from;
        var buffer = new byte[81920];
        for (var left = _length; left > 0;)
        {
            var count = await stream
                .ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), context.RequestAborted)
                .ConfigureAwait(false);
            await response.Body.WriteAsync(buffer.AsMemory(0, count), context.RequestAborted).ConfigureAwait(false);
            left -= count;
        }
    }
}
