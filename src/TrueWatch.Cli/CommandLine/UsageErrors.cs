using System.CommandLine;
using TrueWatch.Cli.Output;

namespace TrueWatch.Cli.CommandLine;

/// <summary>What is wrong with a command line, as far as the parser sees it.</summary>
internal static class UsageErrors
{
    /// <summary>All of it in one text.</summary>
    public static string Describe(ParseResult result)
    {
        var unknown = UnknownTokens.Describe(result).ToList();
        var others = result.Errors
            .Select(error => DisplayText.OneLine(error.Message))
            .Where(message => !result.UnmatchedTokens.Any(token => message.Contains($"'{token}'", StringComparison.Ordinal)));
        return string.Join(' ', unknown.Count > 0 ? unknown : others.Distinct().Take(5));
    }
}
