using System.CommandLine;

namespace TrueWatch.Cli.CommandLine;

/// <summary>Names of commands as they are typed.</summary>
internal static class CommandPath
{
    /// <summary>Such as <c>truewatch task wait</c>.</summary>
    public static string Of(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent
        ? $"{Of(parent)} {command.Name}"
        : "truewatch";
}
