namespace TrueWatch.Generated;

/// <summary>What the address of the service has to be.</summary>
internal static class EndpointAddress
{
    private const string Advice = "Use an address such as " + TrueWatchDocument.DefaultServer + ".";

    /// <summary>What is wrong with an address that <see cref="IsUnencrypted"/>.</summary>
    public const string UnencryptedProblem =
        "The endpoint is not https, so the API key would be sent unencrypted. Use http for the local machine only.";

    /// <returns>Why it cannot be the address of the service; null when it can.</returns>
    /// <remarks>The address itself stays out of the text: its user information or query may be a secret.</remarks>
    public static string? FindProblem(Uri endpoint) => endpoint switch
    {
        { IsAbsoluteUri: false } => $"The endpoint is not an absolute address. {Advice}",
        { Scheme: not ("https" or "http") } => $"The endpoint is neither https nor http. {Advice}",
        { UserInfo.Length: > 0 } =>
            $"The endpoint contains user information; the service needs only the API key. {Advice}",
        { Query.Length: > 0 } or { Fragment.Length: > 0 } => $"The endpoint has a query or a fragment. {Advice}",
        _ => null,
    };

    /// <returns>Why the text is no address of the service; null when <paramref name="endpoint"/> is it.</returns>
    public static string? Parse(string text, out Uri? endpoint)
    {
        var problem = Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? FindProblem(address)
            : $"The endpoint is not an absolute address. {Advice}";
        endpoint = problem is null ? Normalize(address!) : null;
        return problem;
    }

    /// <summary>The address with a slash at its end, so that paths can be appended.</summary>
    public static Uri Normalize(Uri endpoint) => new(endpoint.AbsoluteUri.TrimEnd('/') + '/');

    /// <summary>Whether the key would travel in the clear.</summary>
    public static bool IsUnencrypted(Uri endpoint) => endpoint.Scheme == "http" && !endpoint.IsLoopback;
}
