namespace TrueWatch.Generated;

/// <summary>
/// What the environment variables say of the key and the address: this library's own, and those of the service's
/// Terraform provider. Variables that contradict each other are a problem, never a silent choice.
/// </summary>
internal sealed class ClientEnvironment
{
    public const string KeyVariable = "TRUEWATCH_API_KEY";

    private readonly Func<string, string?> _getVariable;
    private readonly ICollection<string> _problems;

    /// <param name="getVariable">Reads a variable.</param>
    /// <param name="problems">What is wrong is added here.</param>
    public ClientEnvironment(Func<string, string?> getVariable, ICollection<string> problems)
    {
        _getVariable = getVariable;
        _problems = problems;
    }

    private delegate string? Parser<T>(string text, out T? value);

    /// <returns>Null when no variable holds a key that can be used.</returns>
    public TrueWatchApiKey? ReadKey() => Agree(
        Read<TrueWatchApiKey>(KeyVariable, TrueWatchApiKey.Parse),
        Read<TrueWatchApiKey>("TRUEWATCH_ACCESS_TOKEN", TrueWatchApiKey.Parse),
        static (one, other) => one.Secret == other.Secret)?.Value;

    /// <param name="variable">The variable that is to hold the key.</param>
    /// <returns>Null when it holds none that can be used.</returns>
    public TrueWatchApiKey? ReadKey(string variable) => Read<TrueWatchApiKey>(variable, TrueWatchApiKey.Parse)?.Value;

    /// <returns>Null when no variable holds an address that can be used.</returns>
    public Uri? ReadEndpoint() => Agree(
        Agree(
            Read<Uri>("TRUEWATCH_ENDPOINT", EndpointAddress.Parse),
            Read<Uri>("TRUEWATCH_END_POINT", EndpointAddress.Parse),
            AreSame),
        Agree(Read<Uri>("TRUEWATCH_SITE", FindSite), Read<Uri>("TRUEWATCH_REGION", FindSite), AreSame),
        AreSame)?.Value;

    private static string? FindSite(string name, out Uri? endpoint)
    {
        var problem = TrueWatchSite.Parse(name, out var site);
        endpoint = site?.Endpoint;
        return problem;
    }

    private static bool AreSame(Uri one, Uri other) => one == other;

    private Setting<T>? Read<T>(string variable, Parser<T> parse)
        where T : class
    {
        // A pipeline sets a variable to nothing where its secret does not exist.
        if (_getVariable(variable) is not { Length: > 0 } text)
        {
            return null;
        }

        if (parse(text, out var value) is { } problem)
        {
            _problems.Add($"The environment variable {variable}: {problem}");
        }

        return value is null ? null : new Setting<T>(variable, value);
    }

    private Setting<T>? Agree<T>(Setting<T>? one, Setting<T>? other, Func<T, T, bool> areSame)
        where T : class
    {
        if (one is not null && other is not null && !areSame(one.Value, other.Value))
        {
            _problems.Add($"The environment variables {one.Variable} and {other.Variable} contradict each other. Set only one of them.");
        }

        return one ?? other;
    }

    private sealed record Setting<T>(string Variable, T Value)
        where T : class;
}
