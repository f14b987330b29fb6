using System.Buffers;

namespace TrueWatch.DocumentCheck.Rules;

/// <summary>The headers that a document can have the client send.</summary>
internal static class HeaderNames
{
    // RFC 9110, section 5.6.2.
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>What HttpClient sets itself, or has on the content; and what the client says itself in every request.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Encoding", "Allow", "Authorization", "Connection", "Cookie", "Expect", "Expires", "Host", "Keep-Alive",
        "Last-Modified", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent",
    };

    /// <returns>Why the client cannot send a header of that name for a document; null when it can.</returns>
    public static string? FindProblem(string name)
        => name.Length == 0 || name.AsSpan().ContainsAnyExcept(TokenCharacters)
            ? $"'{name}' is not a header name."
            : Taken.Contains(name) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
                ? $"The header '{name}' is not supported: HttpClient or the client itself says what it has."
                : null;
}
