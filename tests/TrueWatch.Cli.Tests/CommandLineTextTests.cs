using TrueWatch.Cli.CommandLine;

namespace TrueWatch.Cli.Tests;

public sealed class CommandLineTextTests
{
    [Theory]
    [InlineData("task_1:2", "task_1:2")]
    [InlineData("a b", "'a b'")]
    [InlineData("$(rm)", "'$(rm)'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("", "''")]
    public void A_text_is_one_harmless_word_of_a_command_line(string text, string word)
        => Assert.Equal(word, CommandLineText.Quote(text));
}
