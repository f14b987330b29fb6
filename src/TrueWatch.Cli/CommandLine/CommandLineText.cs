namespace TrueWatch.Cli.CommandLine;

/// <summary>Texts as a shell takes them.</summary>
internal static class CommandLineText
{
    private const string Harmless = "-_.:/@%+=,";

    /// <summary>The text as one word of a command line.</summary>
    public static string Quote(string text)
        => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || Harmless.Contains(character, StringComparison.Ordinal))
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
