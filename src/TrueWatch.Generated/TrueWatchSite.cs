using System.Diagnostics.CodeAnalysis;

namespace TrueWatch.Generated;

/// <summary>
/// A site of TrueWatch: a region with its own workspaces, keys and endpoint. A workspace exists at one site only.
/// Immutable and thread-safe.
/// </summary>
/// <remarks>The sites are those of the vendor's documentation; a private deployment has an endpoint of its own.</remarks>
public sealed class TrueWatchSite
{
    private TrueWatchSite(string id, string location)
    {
        Id = id;
        Location = location;
        Endpoint = new Uri($"https://{id}-openapi.truewatch.com/");
    }

    /// <summary>The site in Oregon, <c>us1</c>.</summary>
    public static TrueWatchSite Oregon { get; } = new("us1", "Oregon");

    /// <summary>The site in Frankfurt, <c>eu1</c>.</summary>
    public static TrueWatchSite Frankfurt { get; } = new("eu1", "Frankfurt");

    /// <summary>The site in Singapore, <c>ap1</c>.</summary>
    public static TrueWatchSite Singapore { get; } = new("ap1", "Singapore");

    /// <summary>The site in South Africa, <c>za1</c>.</summary>
    public static TrueWatchSite SouthAfrica { get; } = new("za1", "South Africa");

    /// <summary>The site in Jakarta, <c>id1</c>.</summary>
    public static TrueWatchSite Jakarta { get; } = new("id1", "Jakarta");

    /// <summary>All sites, in the order of the vendor's documentation.</summary>
    public static IReadOnlyList<TrueWatchSite> All { get; } = [Oregon, Frankfurt, Singapore, SouthAfrica, Jakarta];

    /// <summary>The short name, for example <c>us1</c>.</summary>
    public string Id { get; }

    /// <summary>Where the site is, for example <c>Oregon</c>.</summary>
    public string Location { get; }

    /// <summary>The endpoint of the site's Open API.</summary>
    public Uri Endpoint { get; }

    /// <summary>Finds a site by its id or its location.</summary>
    /// <param name="name">
    /// For example <c>za1</c>, <c>South Africa</c> or <c>southafrica</c>; case is ignored.
    /// </param>
    /// <returns>The site.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no site with this name; the message lists the sites.</exception>
    public static TrueWatchSite Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        // No fallback to a default site: the key would be refused there, or act on another workspace.
        return Parse(name, out var site) is { } problem ? throw new ArgumentException(problem, nameof(name)) : site!;
    }

    /// <summary>Finds a site by its id or its location, as <see cref="Find"/> does.</summary>
    /// <param name="name">The id or the location.</param>
    /// <param name="site">The site, or <see langword="null"/> if there is none with this name.</param>
    /// <returns>Whether there is a site with this name.</returns>
    public static bool TryFind([NotNullWhen(true)] string? name, [NotNullWhen(true)] out TrueWatchSite? site)
    {
        var wanted = name is null ? "" : WithoutSpaces(name);
        site = All.FirstOrDefault(each =>
            wanted.Equals(each.Id, StringComparison.OrdinalIgnoreCase)
            || wanted.Equals(WithoutSpaces(each.Location), StringComparison.OrdinalIgnoreCase));
        return site is not null;
    }

    /// <returns>Why the name is not that of a site; null when <paramref name="site"/> is it.</returns>
    internal static string? Parse(string name, out TrueWatchSite? site) => TryFind(name, out site)
        ? null
        : $"There is no TrueWatch site {(CouldBeName(name) ? $"'{name}'" : "of this name")}. The sites are {string.Join(", ", All)}.";

    /// <summary>Returns the id and the location.</summary>
    /// <returns>For example <c>us1 (Oregon)</c>.</returns>
    public override string ToString() => $"{Id} ({Location})";

    // Anything else may be a secret that was put in the wrong place.
    private static bool CouldBeName(string text) =>
        text.Length <= 20 && text.All(static character => char.IsLetterOrDigit(character) || character is ' ' or '-' or '_');

    private static string WithoutSpaces(string text) => string.Concat(text.Split(' '));
}
