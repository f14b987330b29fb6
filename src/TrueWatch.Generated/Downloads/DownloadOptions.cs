namespace TrueWatch.Generated;

/// <summary>The options of a download. Immutable and thread-safe.</summary>
public sealed record DownloadOptions
{
    /// <summary>The default options.</summary>
    internal static DownloadOptions Default { get; } = new();

    /// <summary>
    /// Whether to send the API key, for a deployment whose links need it. The client sends it to the origin of
    /// <see cref="TrueWatchClient.Endpoint"/> only, never to another origin or after a redirect.
    /// </summary>
    /// <value>The default is <see langword="false"/>. Whether a link needs the key is not documented.</value>
    public bool SendApiKey { get; init; }

    /// <summary>The maximum size of the file in bytes. A larger file ends the download.</summary>
    /// <value>The default is 1 GiB.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long MaximumSize
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The size must be at least 1 byte.");
    } = 1024 * 1024 * 1024;
}
