namespace TrueWatch.Generators.Tests;

/// <summary>Documents with random faults: whatever comes out of them, it is no exception and it compiles.</summary>
public sealed class MutationTests
{
    private const string OddCharacters = "{}[]:,&*#?|-<>=!%@'\"\\`$/~ \t0aZü\0\u2028";

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 100)]
    public void A_document_with_random_faults_breaks_neither_the_generator_nor_the_build(int seed, int documents)
    {
        var random = new Random(seed);
        var run = new GeneratorRun(PrintService.Document, PrintService.Client);
        for (var number = 0; number < documents; number++)
        {
            var document = Mutate(random);
            run.EditDocument(document);
            var context = $"seed {seed}, document {number}:\n{document}";
            Assert.True(run.Result.Exception is null, $"{run.Result.Exception}\n{context}");
            Assert.All(run.Diagnostics, diagnostic => Assert.StartsWith("POLL", diagnostic.Id, StringComparison.Ordinal));
            var complaint = run.CompilerDiagnostics.FirstOrDefault();
            Assert.True(complaint is null, $"{complaint}\n{context}");
        }
    }

    private static string Mutate(Random random)
    {
        var lines = PrintService.Document.Split('\n').ToList();
        for (var faults = random.Next(1, 4); faults > 0; faults--)
        {
            var at = random.Next(lines.Count);
            var other = random.Next(lines.Count);
            switch (random.Next(6))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(other, lines[at]);
                    break;
                case 2:
                    (lines[at], lines[other]) = (lines[other], lines[at]);
                    break;
                case 3:
                    lines[at] = new string(' ', random.Next(4)) + lines[at];
                    break;
                case 4:
                    lines[at] = lines[at][..(lines[at].IndexOf(':', StringComparison.Ordinal) + 1)] + lines[other].Trim();
                    break;
                default:
                    var character = OddCharacters[random.Next(OddCharacters.Length)].ToString();
                    lines[at] = lines[at].Insert(random.Next(lines[at].Length + 1), character);
                    break;
            }
        }

        return string.Join('\n', lines);
    }
}
