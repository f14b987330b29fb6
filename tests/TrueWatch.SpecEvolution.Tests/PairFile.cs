namespace TrueWatch.SpecEvolution.Tests;

/// <summary>
/// Reads pairs.txt. A section begins with "=== " and a name; in it, "--- was" is a text of the base document, or with
/// "--- base" before it what takes that text's place in the baseline, "--- is" what takes its place in the document, and
/// "--- says" the diagnostics, each on a line.
/// </summary>
internal static class PairFile
{
    private const string Folder = "tests/TrueWatch.SpecEvolution.Tests/";

    public static string Base { get; } = Repository.ReadText(Folder + "base.yaml");

    public static IReadOnlyList<Pair> Pairs { get; } = [.. Repository.ReadText(Folder + "pairs.txt").Split("\n=== ").Skip(1).Select(Read)];

    private static Pair Read(string section)
    {
        var lines = section.Split('\n', 2);
        var (old, @new, place, was) = (Base, Base, (string?)null, "");
        string[] says = [];
        foreach (var part in lines[1].Split("--- ").Skip(1))
        {
            var (key, text) = (part.Split('\n', 2)[0], part.Split('\n', 2)[1].TrimEnd('\n'));
            switch (key)
            {
                case "base":
                    place = text;
                    break;
                case "was":
                    was = text;
                    place ??= text;
                    old = Replace(old, place, was);
                    break;
                case "is":
                    @new = Replace(@new, place!, text);
                    place = null;
                    break;
                case "says":
                    says = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                    break;
                default:
                    throw new InvalidDataException($"pairs.txt, {lines[0]}: what is '{key}'?");
            }
        }

        return new Pair(lines[0], old, @new, lines[0].Contains("open enum", StringComparison.Ordinal), says);
    }

    private static string Replace(string document, string text, string other)
    {
        if (document.Split(text).Length != 2)
        {
            throw new InvalidDataException($"pairs.txt: the base has '{text}' {document.Split(text).Length - 1} times, not once");
        }

        return document.Replace(text, other, StringComparison.Ordinal);
    }
}
