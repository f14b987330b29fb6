using TrueWatch.Cli.Output;

namespace TrueWatch.Cli.Tests;

public sealed class ShellTextTests
{
    [Theory]
    [InlineData("task_1:2", "task_1:2")]
    [InlineData("a b", "'a b'")]
    [InlineData("$(rm)", "'$(rm)'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("", "''")]
    [InlineData("a\u001b[31m'\\", "$'a\\U0000001B[31m\\'\\\\'")]
    [InlineData("a\nb\u202e", "$'a\\U0000000Ab\\U0000202E'")]
    public void A_text_is_one_harmless_word_of_a_command_line(string text, string word)
        => Assert.Equal(word, ShellText.Quote(text));
}
