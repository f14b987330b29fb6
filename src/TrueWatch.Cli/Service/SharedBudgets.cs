using System.Threading.RateLimiting;
using TrueWatch.Generated;

namespace TrueWatch.Cli.Service;

/// <summary>The budget that a client shares with the other processes of the user.</summary>
internal static class SharedBudgets
{
    /// <param name="options">Key, endpoint and limit.</param>
    /// <param name="environment">Where the user keeps the state of programs.</param>
    /// <param name="isVerbose">Whether to say that it cannot be shared.</param>
    /// <returns>None when it cannot be shared, or nothing limits the key.</returns>
    public static IReadOnlyList<RateLimiter> Create(TrueWatchClientOptions options, CliEnvironment environment, bool isVerbose)
    {
        if (options is not { ApiKey: { } key, RequestLimit: { } limit })
        {
            return [];
        }

        var endpoint = options.Endpoint ?? EndpointAddress.Normalize(new Uri(TrueWatchDocument.DefaultServer));
        if (SharedBudgetFile.Of(key.Secret, endpoint, environment.GetVariable) is { } file)
        {
            return [new SharedBudget(file, limit, environment.TimeProvider, Say)];
        }

        Say("the user has no folder for it");
        return [];

        void Say(string reason)
        {
            if (isVerbose)
            {
                environment.Error.WriteLine($"The request budget is not shared with other processes: {reason}");
            }
        }
    }
}
