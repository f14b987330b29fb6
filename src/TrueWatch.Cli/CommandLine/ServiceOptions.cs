using System.CommandLine;
using TrueWatch.Generated;

namespace TrueWatch.Cli.CommandLine;

/// <summary>The options that say where the service is, of every command that calls it.</summary>
internal sealed class ServiceOptions
{
    private readonly Option<string?> _site = new("--site")
    {
        Description = $"The site of the workspace: {string.Join(", ", TrueWatchSite.All)}",
        HelpName = "name",
    };

    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        Description = "The address of a private deployment, instead of a site",
        HelpName = "url",
    };

    private readonly Option<string?> _keyVariable = new("--key-variable")
    {
        Description = "The environment variable with the key [default: TRUEWATCH_API_KEY]",
        HelpName = "name",
    };

    private readonly Option<bool> _simulate = new("--simulate")
    {
        Description = "Use the embedded simulator instead of the service; needs no key",
    };

    public void AddTo(Command command)
    {
        _site.CompletionSources.Add(TrueWatchSite.All.Select(site => site.Id).ToArray());
        command.Options.Add(_site);
        command.Options.Add(_endpoint);
        command.Options.Add(_keyVariable);
        command.Options.Add(_simulate);
    }

    public ServiceTarget Read(ParseResult result) => new(
        result.GetValue(_site), result.GetValue(_endpoint), result.GetValue(_keyVariable), result.GetValue(_simulate));
}
