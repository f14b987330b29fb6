using System.Security.Cryptography;

namespace TrueWatch.Generated;

/// <summary>The checksum of a file that a response names, and that of what came. For one thread.</summary>
internal sealed class Checksum : IDisposable
{
    // In the order of preference; the names are those of RFC 9530 and RFC 3230.
    private static readonly (string Name, HashAlgorithmName Algorithm)[] Algorithms =
    [
        ("sha-256", HashAlgorithmName.SHA256),
        ("sha-512", HashAlgorithmName.SHA512),
        ("md5", HashAlgorithmName.MD5),
    ];

    private static readonly string[] Headers = ["Repr-Digest", "Content-Digest", "Digest"];

    private readonly IncrementalHash _hash;
    private readonly byte[] _expected;

    private Checksum(HashAlgorithmName algorithm, byte[] expected)
    {
        _hash = IncrementalHash.CreateHash(algorithm);
        _expected = expected;
    }

    /// <summary>That of a response with the whole file: <c>Repr-Digest</c>, <c>Content-Digest</c>, <c>Digest</c> or
    /// <c>Content-MD5</c>; null when it has none that can be read.</summary>
    public static Checksum? Of(HttpResponseMessage response)
    {
        var named = Headers.SelectMany(header => Values(response, header)).SelectMany(Parse)
            .Concat(Values(response, "Content-MD5").Select(static value => ("md5", value.Trim())))
            .ToList();
        foreach (var (name, algorithm) in Algorithms)
        {
            foreach (var (_, text) in named.Where(each => each.Item1.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                if (Decode(text) is { } expected && expected.Length == Length(algorithm))
                {
                    return new Checksum(algorithm, expected);
                }
            }
        }

        return null;
    }

    public void Append(byte[] buffer, int count) => _hash.AppendData(buffer, 0, count);

    /// <summary>Whether what came is what was named. Asked once.</summary>
    public bool Matches() => _hash.GetHashAndReset().SequenceEqual(_expected);

    public void Dispose() => _hash.Dispose();

    private static IEnumerable<string> Values(HttpResponseMessage response, string header)
        => response.Headers.TryGetValues(header, out var values) || response.Content.Headers.TryGetValues(header, out values) ? values : [];

    // sha-256=:base64:, md5=:base64: (RFC 9530), and the same without colons (RFC 3230).
    private static IEnumerable<(string Name, string Text)> Parse(string header) =>
        from entry in header.Split(',')
        let separator = entry.IndexOf('=')
        where separator > 0
        select (entry.Substring(0, separator).Trim(), entry.Substring(separator + 1).Trim().Trim(':'));

    private static byte[]? Decode(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static int Length(HashAlgorithmName algorithm) =>
        algorithm == HashAlgorithmName.MD5 ? 16 : algorithm == HashAlgorithmName.SHA256 ? 32 : 64;
}
