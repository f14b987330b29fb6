using System.Text.RegularExpressions;

namespace TrueWatch.Testing;

/// <summary>A fenced block of a Markdown file.</summary>
/// <param name="Language">The word after the opening fence; may be empty.</param>
/// <param name="Info">What follows that word on its line; may be empty.</param>
/// <param name="Line">The line of the opening fence, the first being 1.</param>
/// <param name="Text">What is between the fences.</param>
internal sealed partial record FencedBlock(string Language, string Info, int Line, string Text)
{
    public static IReadOnlyList<FencedBlock> AllIn(string markdown) =>
    [
        .. Fences().Matches(markdown).Select(match => new FencedBlock(
            match.Groups["language"].Value,
            match.Groups["info"].Value.Trim(),
            1 + markdown.AsSpan(0, match.Index).Count('\n'),
            match.Groups["text"].Value)),
    ];

    [GeneratedRegex(@"^```(?<language>\w*)(?<info>[^\n]*)\n(?<text>.*?)^```\s*?$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
