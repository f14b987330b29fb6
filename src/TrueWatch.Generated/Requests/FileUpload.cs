namespace TrueWatch.Generated;

/// <summary>
/// A file of a form. It is read while it is sent, and never all of it at once. Serves one call at a time; the stream stays
/// the caller's to dispose.
/// </summary>
public sealed class FileUpload
{
    private readonly long? _start;

    /// <summary>Makes a file of what is left of a stream.</summary>
    /// <param name="content">
    /// The stream. One that can seek is sent from its present position to its end, with its length, and can be sent again.
    /// Of one that cannot, the length is not known unless <see cref="Length"/> says it, and it is sent once at most.
    /// </param>
    /// <param name="fileName">The name that the service gets to see, such as <c>resource.zip</c>.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="content"/> cannot be read, or <paramref name="fileName"/> is empty.</exception>
    public FileUpload(Stream content, string fileName)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        if (!content.CanRead)
        {
            throw new ArgumentException("The stream cannot be read.", nameof(content));
        }

        Content = content;
        FileName = fileName;
        if (content.CanSeek)
        {
            _start = content.Position;
            Length = Math.Max(0, content.Length - content.Position);
        }
    }

    /// <summary>Where the bytes come from.</summary>
    public Stream Content { get; }

    /// <summary>The name that the service gets to see.</summary>
    public string FileName { get; }

    /// <summary>The media type of the file. <value><c>application/octet-stream</c></value></summary>
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>How many bytes are sent, as <c>Content-Length</c> says it; a stream with fewer ends the call.</summary>
    /// <value><see langword="null"/> where the stream cannot tell: the request then goes in chunks.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long? Length
    {
        get;
        init => field = value is null or >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A file has no negative length.");
    }

    /// <summary>
    /// Is told how many bytes of the file were handed to the connection, of the present attempt, after each part of at most
    /// 64 KiB. What it throws ends the call.
    /// </summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Whether the stream can go back to where it was.</summary>
    internal bool IsRepeatable => _start is not null;

    /// <summary>Goes back to where the file begins.</summary>
    internal void Rewind()
    {
        if (_start is { } start)
        {
            Content.Position = start;
        }
    }
}
