using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace TrueWatch.Cli.Tests;

/// <summary>No text from outside controls the terminal, whichever way it comes in and goes out.</summary>
public sealed class HostileTextTests
{
    /// <summary>Colour, cursor, a reordering mark, a line separator, a tag character, a C1 control, a fake line.</summary>
    private const string Hostile = "x\u001b[31m\r\u202e\u2028\U000e0041\u009b\u0007y";

    private static readonly string Json = JsonEncodedText.Encode(Hostile).ToString();

    public static TheoryData<string> Answers => new(
        $$"""{"code":200,"content":{"status":"ok","action":"{{Json}}","message":"{{Json}}","{{Json}}":"{{Json}}"},"success":true}""",
        $$"""{"code":200,"content":{"status":"{{Json}}"},"success":true}""",
        $$"""{"code":404,"content":{},"errorCode":"{{Json}}","message":"{{Json}}","success":false,"traceId":"{{Json}}"}""",
        $$"""{{Hostile}}""");

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Nothing_of_an_answer_controls_the_terminal(string answer)
    {
        await using var service = await CommandTest.StartServiceAsync(
            service => service.OnEveryRequest().Answer(HttpStatusCode.OK, "application/json", Encoding.UTF8.GetBytes(answer)));
        foreach (var format in new[] { "text", "json" })
        {
            foreach (var command in new[] { "status", "wait" })
            {
                var run = await CommandTest.RunAsync(service, "task", command, Hostile, "--timeout", "1m", "--verbose", "--output", format);

                AssertHarmless(run);
            }
        }
    }

    [Theory]
    [InlineData("task", "status", Hostile, "--simulate")]
    [InlineData("task", "wait", Hostile, "--simulate", "--output", "json")]
    [InlineData("task", "wait", "a", "--site", Hostile)]
    [InlineData("task", "wait", "a", "--endpoint", Hostile)]
    [InlineData("task", "wait", "a", "--timeout", Hostile)]
    [InlineData("task", "wait", "a", "--output", Hostile)]
    [InlineData("task", "wait", "a", "--" + Hostile)]
    [InlineData(Hostile)]
    [InlineData("task", Hostile)]
    public async Task Nothing_of_a_command_line_does(params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        AssertHarmless(run);
    }

    private static void AssertHarmless(CommandRun run)
    {
        var rune = (run.Output + run.Error).EnumerateRunes().FirstOrDefault(rune => rune.Value is not ('\n' or '\t') && Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
        Assert.True(rune == default, $"U+{rune.Value:X4} in\n{run.Output}\n{run.Error}");
    }
}
