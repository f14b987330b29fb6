using Microsoft.Extensions.Options;

namespace TrueWatch.Generated;

/// <summary>
/// Says when a host starts what a client could not be made of. It comes after everything that configures options, so it
/// also makes them read-only: whoever gets them from the host cannot change what has no effect any more.
/// </summary>
internal sealed class ClientOptionsValidation : IValidateOptions<TrueWatchClientOptions>
{
    public ValidateOptionsResult Validate(string? name, TrueWatchClientOptions options)
    {
        var problems = ClientSettings.FindProblems(options);
        if (problems.Count > 0)
        {
            return ValidateOptionsResult.Fail(problems.Select(problem => Locate(problem, name, options)));
        }

        options.MakeReadOnly();
        return ValidateOptionsResult.Success;
    }

    // A section says by its path which client it is for.
    private static string Locate(string problem, string? name, TrueWatchClientOptions options) =>
        string.IsNullOrEmpty(name) || options.Section is not null ? problem : $"Client '{name}': {problem}";
}
