using TrueWatch.Cli.CommandLine;
using TrueWatch.Generated;

namespace TrueWatch.Cli.Service;

/// <summary>Key and address of a client: what the command line says, else what the environment says.</summary>
internal static class ClientOptions
{
    /// <param name="target">What the command line says of the service.</param>
    /// <param name="getVariable">Reads an environment variable: the key is in one, and may be the address.</param>
    /// <exception cref="UsageException">The two do not make a client; the text says why.</exception>
    public static TrueWatchClientOptions Read(ServiceTarget target, Func<string, string?> getVariable)
    {
        var problems = new List<string>();
        var variables = new ClientEnvironment(getVariable, problems);
        var key = target.KeyVariable is { } name ? variables.ReadKey(name) : variables.ReadKey();
        var endpoint = target is { Site: null, Endpoint: null } ? variables.ReadEndpoint() : ReadEndpoint(target);
        if (endpoint is not null && EndpointAddress.IsUnencrypted(endpoint))
        {
            problems.Add(EndpointAddress.UnencryptedProblem);
        }

        if (key is null && problems.Count == 0)
        {
            // Who gives the key in place of the name must not find it in a log.
            problems.Add(target.KeyVariable is not null
                ? "The environment variable that --key-variable names is not set. Pass the name of the variable with the key, not the key."
                : $"The environment variable {ClientEnvironment.KeyVariable} is not set. Set it to the secret of an API key of the workspace, or try --simulate, which needs none.");
        }

        return problems.Count == 0
            ? new TrueWatchClientOptions { ApiKey = key, Endpoint = endpoint }
            : throw new UsageException(string.Join(' ', problems));
    }

    private static Uri? ReadEndpoint(ServiceTarget target)
    {
        TrueWatchSite? site = null;
        Uri? endpoint = null;
        var problem = target.Site is { } name
            ? TrueWatchSite.Parse(name, out site)
            : EndpointAddress.Parse(target.Endpoint!, out endpoint);
        return problem is null ? site?.Endpoint ?? endpoint : throw new UsageException(problem);
    }
}
