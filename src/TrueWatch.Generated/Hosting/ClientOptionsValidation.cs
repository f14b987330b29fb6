using Microsoft.Extensions.Options;

namespace TrueWatch.Generated;

/// <summary>Says when a host starts what a client could not be made of.</summary>
internal sealed class ClientOptionsValidation : IValidateOptions<TrueWatchClientOptions>
{
    public ValidateOptionsResult Validate(string? name, TrueWatchClientOptions options)
    {
        var problems = ClientSettings.FindProblems(options);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
