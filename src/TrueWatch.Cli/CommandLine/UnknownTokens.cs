using System.CommandLine;
using System.CommandLine.Parsing;
using TrueWatch.Generated;

namespace TrueWatch.Cli.CommandLine;

/// <summary>Words of a command line that nothing understands, and what was probably meant.</summary>
internal static class UnknownTokens
{
    private const int LongestWord = 20;

    /// <summary>A sentence for each that says something.</summary>
    public static IEnumerable<string> Describe(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var isTold = false;
        foreach (var token in Find(result))
        {
            if (token.StartsWith('-'))
            {
                yield return DescribeOption(token.Split('=', ':')[0], command, result.RootCommandResult.Command);
                isTold = true;
            }
            else if (!isTold)
            {
                yield return command.Subcommands.Count > 0 ? DescribeCommand(token, command) : $"{Name("argument", token)} is unexpected.";
                isTold = true;
            }

            // What follows an unknown option is its value; it may be a secret that belongs nowhere on a command line.
        }
    }

    /// <summary>To the parser an option that it does not know is an argument, where there can be one.</summary>
    private static IEnumerable<string> Find(ParseResult result)
    {
        var arguments = result.CommandResult.Command.Arguments.SelectMany(argument => result.GetResult(argument)?.Tokens ?? []).ToList();
        return result.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(token => token.Value.Length > 1 && token.Value[0] == '-' && arguments.Any(argument => ReferenceEquals(argument, token)))
            .Select(token => token.Value)
            .Concat(result.UnmatchedTokens);
    }

    private static string DescribeCommand(string word, Command command)
        => command.Subcommands.SelectMany(each => each.Subcommands).FirstOrDefault(each => each.Name == word) is { } below
            ? $"{Name("command", word)} does not exist. Did you mean '{CommandPath.Of(below)}'?"
            : $"{Name("command", word)} does not exist.{Suggest(word, command.Subcommands.Select(each => each.Name))}";

    private static string DescribeOption(string word, Command command, Command root)
        => FindOwners(root, word).ToList() is { Count: > 0 } owners
            ? $"The option {word} belongs after {string.Join(" or ", owners)}."
            : $"{Name("option", word)} does not exist.{Suggest(word, Options(command))}";

    private static string Name(string what, string word)
        => word.Length <= LongestWord && word.All(character => char.IsLetterOrDigit(character) || character is '-' or '_')
            ? $"The {what} '{word}'"
            : $"The {what}";

    private static string Suggest(string word, IEnumerable<string> names) => names
        .Select(name => (Name: name, Distance: EditDistance.Of(word, name)))
        .Where(each => each.Distance <= 2 && each.Distance < each.Name.TrimStart('-').Length)
        .OrderBy(each => each.Distance)
        .Select(each => $" Did you mean '{each.Name}'?")
        .FirstOrDefault("");

    private static IEnumerable<string> Options(Command command) => command.Options
        .SelectMany(option => option.Aliases.Append(option.Name))
        .Concat(command.Parents.OfType<Command>().SelectMany(Options));

    private static IEnumerable<string> FindOwners(Command command, string option) => command.Subcommands.SelectMany(
        each => each.Options.Any(own => own.Name == option) ? [$"'{CommandPath.Of(each)}'"] : FindOwners(each, option));
}
