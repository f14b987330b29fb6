using System.Diagnostics;

namespace TrueWatch.Generated;

/// <summary>
/// The secret of an API key: what the service calls Key (Secret), not the Key ID. Immutable and thread-safe. No public member
/// returns the secret, so that it cannot get into a log by accident.
/// </summary>
/// <remarks>
/// The service treats the secret as opaque, and so does this class: it checks neither prefix nor length.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class TrueWatchApiKey
{
    /// <summary>Initializes a key with its secret.</summary>
    /// <param name="secret">The secret; printable ASCII without white space.</param>
    /// <exception cref="ArgumentNullException"><paramref name="secret"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="secret"/> is empty, or contains white space, a control character or a character outside ASCII.
    /// The message does not contain it.
    /// </exception>
    public TrueWatchApiKey(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (FindProblem(secret) is { } problem)
        {
            throw new ArgumentException(problem, nameof(secret));
        }

        Secret = secret;
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string Secret { get; }

    /// <summary>Finds the secret in texts.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal KeyFinder Finder => field ??= new KeyFinder(Secret);

    /// <summary>A text without the secret.</summary>
    /// <returns>The same text for every key.</returns>
    public override string ToString() => "TrueWatch API key (redacted)";

    /// <returns>Why the text cannot be a key, without the text; null when <paramref name="key"/> is it.</returns>
    internal static string? Parse(string secret, out TrueWatchApiKey? key)
    {
        var problem = FindProblem(secret);
        key = problem is null ? new TrueWatchApiKey(secret) : null;
        return problem;
    }

    private static string? FindProblem(string secret)
    {
        if (secret.Length == 0)
        {
            return "The API key is empty. Create a key in the workspace under Management > API Key Management.";
        }

        for (var index = 0; index < secret.Length; index++)
        {
            // An HTTP header carries these characters unchanged; a space or a line break in a key is a copying mistake.
            if (secret[index] is < '!' or > '~')
            {
                return $"The API key has an invalid character at position {index + 1}: white space, a line break, a control character or one outside ASCII. Copy the key again.";
            }
        }

        return null;
    }
}
