namespace TrueWatch.Generated;

/// <summary>How a download gets its file, and what it may cost. Immutable and thread-safe.</summary>
public sealed record DownloadOptions
{
    /// <summary>The options of a download that is given none.</summary>
    internal static DownloadOptions Default { get; } = new();

    /// <summary>
    /// Whether the API key goes along, for a deployment whose links need it. It goes to the origin of
    /// <see cref="TrueWatchClient.Endpoint"/> only: a link to any other one, and what a redirect leads to, never gets it.
    /// </summary>
    /// <value>The default is <see langword="false"/>. Whether a link needs the key is not documented.</value>
    public bool SendApiKey { get; init; }

    /// <summary>The size in bytes that the file may have. A larger one ends the download.</summary>
    /// <value>The default is 1 GiB.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long MaximumSize
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A file needs room for a byte at least.");
    } = 1024 * 1024 * 1024;
}
