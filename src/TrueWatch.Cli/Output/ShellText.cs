using System.Globalization;
using System.Text;

namespace TrueWatch.Cli.Output;

/// <summary>Texts as a shell takes them.</summary>
internal static class ShellText
{
    private const string Harmless = "-_.:/@%+=,";

    /// <summary>The text as one word of a command line; control characters in it as bash and zsh escape them.</summary>
    public static string Quote(string text)
        => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || Harmless.Contains(character, StringComparison.Ordinal))
            ? text
            : text.EnumerateRunes().Any(DisplayText.IsControl)
                ? $"$'{string.Concat(text.EnumerateRunes().Select(Escape))}'"
                : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>An option with its value; nothing where it was not given.</summary>
    public static string Option(string name, string? value) => value is null ? "" : $" {name} {Quote(value)}";

    /// <summary>An option without a value; nothing where it was not given.</summary>
    public static string Option(string name, bool isGiven) => isGiven ? $" {name}" : "";

    /// <summary>A command line.</summary>
    /// <param name="command">The command.</param>
    /// <param name="words">Its arguments, of which one may look like an option.</param>
    /// <param name="options">Its options, each with a space before it.</param>
    public static string Compose(string command, IReadOnlyCollection<string> words, string options)
    {
        var quoted = string.Join(' ', words.Select(Quote));
        return words.Any(word => word.StartsWith('-')) ? $"{command}{options} -- {quoted}" : $"{command} {quoted}{options}";
    }

    private static string Escape(Rune rune) => rune.Value switch
    {
        '\'' or '\\' => $"\\{rune}",
        _ when DisplayText.IsControl(rune) => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
        _ => rune.ToString(),
    };
}
