namespace TrueWatch.Generated;

/// <summary>
/// A file of a form. It is streamed, never read as a whole. Use it for one call at a time; the stream is not disposed.
/// </summary>
public sealed class FileUpload
{
    private readonly long? _start;

    /// <summary>Initializes a file with the rest of a stream.</summary>
    /// <param name="content">
    /// The stream. If it can seek, it is sent from its current position to its end, with its length, and can be retried. Otherwise
    /// the length is unknown unless <see cref="Length"/> is set, and it is sent at most once.
    /// </param>
    /// <param name="fileName">The file name for the service, such as <c>resource.zip</c>.</param>
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

    /// <summary>The stream.</summary>
    public Stream Content { get; }

    /// <summary>The file name for the service.</summary>
    public string FileName { get; }

    /// <summary>The media type of the file. <value><c>application/octet-stream</c></value></summary>
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>The number of bytes to send (<c>Content-Length</c>); the call fails if the stream has fewer.</summary>
    /// <value><see langword="null"/> if the stream cannot tell: the request is then chunked.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long? Length
    {
        get;
        init => field = value is null or >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The length must not be negative.");
    }

    /// <summary>
    /// Receives the number of bytes that the current attempt has passed to the connection, after each part of at most 64 KiB. An
    /// exception ends the call.
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
