namespace TrueWatch.Cli.Tests;

/// <summary><c>truewatch completion</c>: what a shell completes.</summary>
public sealed class CompletionTests
{
    [Fact]
    public async Task In_bash_the_tab_key_completes_commands_and_options()
    {
        var run = await ProcessRun.InTerminalAsync(
            """printf '%s\n' 'eval "$(truewatch completion bash)"' $'truewatch ta\tsta\ttask_import --simu\t' 'exit' | bash --norc --noprofile -i 2>&1""");

        Assert.Contains("Task task_import has not ended", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            """`eval "$(truewatch completion bash)"`""", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
    }

    /// <summary>Bash takes what follows an equals sign for a word of its own.</summary>
    [Fact]
    public async Task In_bash_values_behind_an_equals_sign_and_files_are_completed()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("backup-of-today.zip"), "");
        var run = await ProcessRun.InTerminalAsync(
            $$"""cd {{folder.PathOf("")}}; printf '%s\n' 'eval "$(truewatch completion bash)"' 'truewatch() { if [[ $1 == "[sug"* ]]; then command truewatch "$@"; else printf "<%s>" "$@"; fi; }' $'truewatch import backup-of\t--on-conflict monitors=rec\t--on-conflict=slos=sk\t--site=eu\t' 'exit' | bash --norc --noprofile -i 2>&1""");

        Assert.Contains("<import><backup-of-today.zip><--on-conflict><monitors=recover><--on-conflict=slos=skip><--site=eu1>", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("truewatch ", "completion", "export", "import", "simulate", "task", "--help", "--output")]
    [InlineData("truewatch export --no", "--no-wait")]
    [InlineData("truewatch import a.zip --on-conflict ", "skip", "continue", "monitors=continue", "slos=recover")]
    [InlineData("truewatch task w", "wait")]
    [InlineData("truewatch task wait --ti", "--timeout")]
    [InlineData("truewatch task wait a --site ", "ap1", "eu1", "id1", "us1", "za1")]
    [InlineData("truewatch task wait a --site=e", "eu1")]
    [InlineData("truewatch import a.zip --on-conflict=monitors=r", "monitors=recover")]
    [InlineData("truewatch task status a --output j", "json")]
    [InlineData("truewatch completion ", "bash", "fish", "pwsh", "zsh")]
    public async Task The_words_that_can_follow_are_suggested(string line, params string[] words)
    {
        var run = await CommandRun.OfAsync($"[suggest:{line.Length}]", line);

        var suggestions = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Subset(suggestions.ToHashSet(), words.ToHashSet());
        Assert.DoesNotContain(suggestions, suggestion => suggestion.StartsWith('/'));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F ")]
    [InlineData("zsh", "compdef ")]
    [InlineData("fish", "complete --command truewatch")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Each_shell_has_a_script(string shell, string content)
    {
        var run = await CommandRun.OfAsync("completion", shell);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        Assert.Contains(content, run.Output, StringComparison.Ordinal);
        Assert.Contains("[suggest:", run.Output, StringComparison.Ordinal);
    }
}
