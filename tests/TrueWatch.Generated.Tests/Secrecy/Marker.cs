using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace TrueWatch.Generated.Tests;

/// <summary>A key as the service makes them, and the search for what of it an echo by accident shows.</summary>
internal static class Marker
{
    public const string Secret = "wsakM4rk3rK3y7s3cr3tqXzZz41end0fk3yW";

    public const string ProxyPassword = "pr0xyP4ssw0rd";

    /// <summary>So many characters of the key in a row are a finding.</summary>
    public const int ShortestPart = 12;

    private static readonly SearchValues<string> Parts = SearchValues.Create(
        [.. Enumerable.Range(0, Secret.Length - ShortestPart + 1).SelectMany(start => Forms(Secret.Substring(start, ShortestPart))), .. Base64Parts()],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The text in every way in which one may write it.</summary>
    public static IReadOnlyList<string> Forms(string text) =>
    [
        .. new[]
        {
            text,
            Uri.EscapeDataString(text),
            WebUtility.UrlEncode(text),
            Uri.EscapeDataString(Uri.EscapeDataString(text)),
            WebUtility.HtmlEncode(text),
            HtmlEncoder.Default.Encode(text),
            JavaScriptEncoder.Default.Encode(text),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text),
            text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal),
            string.Concat(text.Select(character => $"\\u{(int)character:x4}")),
            string.Concat(text.Select(character => $"&#{(int)character};")),
        }.Distinct(),
    ];

    public static bool IsIn(string text) => text.AsSpan().ContainsAny(Parts) || text.Contains(ProxyPassword, StringComparison.OrdinalIgnoreCase);

    public static string Base64(string before) => Convert.ToBase64String(Encoding.ASCII.GetBytes(before + Secret));

    /// <summary>The parts of what base64 makes of the key, wherever it begins.</summary>
    private static IEnumerable<string> Base64Parts() =>
        from before in (string[])["", "x", "xx"]
        let text = Base64(before).TrimEnd('=')
        let first = before.Length == 0 ? 0 : before.Length + 1
        from start in Enumerable.Range(first, text.Length - first - 1 - (ShortestPart * 4 / 3))
        let part = text.Substring(start, ShortestPart * 4 / 3)
        from form in (string[])[part, part.Replace('+', '-').Replace('/', '_')]
        select form;
}
