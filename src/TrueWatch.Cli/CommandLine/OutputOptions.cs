using System.CommandLine;
using TrueWatch.Cli.Output;

namespace TrueWatch.Cli.CommandLine;

/// <summary>The options that say what is to be printed; every command has them.</summary>
internal sealed class OutputOptions
{
    private const string TextFormat = "text";
    private const string JsonFormat = "json";

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The format of the result: text for people, json for programs (one object)",
        DefaultValueFactory = _ => TextFormat,
        Recursive = true,
    };

    private readonly Option<bool> _quiet = new("--quiet", "-q")
    {
        Description = "Print only the result",
        Recursive = true,
    };

    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Also print requests, waits and retries to the standard error; never the key",
        Recursive = true,
    };

    public void AddTo(RootCommand root)
    {
        _output.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, TextFormat, JsonFormat);
        root.Options.Add(_output);
        root.Options.Add(_quiet);
        root.Options.Add(_verbose);
    }

    /// <summary>What the command line asks for, even when something else of it is wrong.</summary>
    public OutputSettings Read(ParseResult result)
    {
        var isJson = result.GetResult(_output)?.Tokens.Any(token => JsonFormat.Equals(token.Value, StringComparison.OrdinalIgnoreCase)) == true;
        return new(isJson ? OutputFormat.Json : OutputFormat.Text, IsGiven(_quiet), IsGiven(_verbose));

        bool IsGiven(Option<bool> option) => result.GetResult(option) is { Implicit: false } given && given.Errors.All(error => error.SymbolResult != given) && result.GetValue(option);
    }
}
