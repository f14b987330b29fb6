using System.CommandLine;
using TrueWatch.Cli.CommandLine;

namespace TrueWatch.Cli.Commands;

/// <summary><c>truewatch completion</c>: prints what lets a shell complete command lines; the parser itself answers it.</summary>
internal sealed class CompletionCommand(CliEnvironment environment)
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            _truewatch_completion() {
                local IFS=$'\n' line="${COMP_LINE:0:COMP_POINT}"
                local word="${line##*[[:space:]]}"
                if [[ $word == --*=* ]]; then word="${word#*=}"; fi
                COMPREPLY=($(compgen -W "$("$1" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$word"))
                if [[ $word == *=* && $COMP_WORDBREAKS == *=* ]]; then COMPREPLY=("${COMPREPLY[@]#"${word%=*}="}"); fi
            }
            complete -o default -F _truewatch_completion truewatch
            """,
        ["zsh"] = """
            #compdef truewatch
            _truewatch_completion() {
                local -a suggestions
                suggestions=("${(@f)$("${words[1]}" "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
                compadd -- "${suggestions[@]}"
            }
            compdef _truewatch_completion truewatch
            """,
        ["fish"] = """
            complete --command truewatch --no-files --arguments '(truewatch "[suggest:"(commandline --cursor)"]" (commandline --current-buffer | string collect) 2>/dev/null)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName truewatch -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                truewatch "[suggest:$cursorPosition]" "$commandAst".PadRight($cursorPosition) 2>$null |
                    Where-Object { $_.StartsWith($wordToComplete) } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    };

    private readonly Argument<string> _shell = new("shell") { Description = "The shell" };

    public Command Create(CommandRunner runner, CommandHelp help)
    {
        _shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Print the completion script of a shell") { _shell };
        runner.SetAction(command, (arguments, _) =>
        {
            environment.Output.WriteLine(Scripts[arguments.GetRequiredValue(_shell)]);
            return Task.FromResult(ExitCode.Success);
        });
        help.Add(
            command,
            "bash, in ~/.bashrc:              eval \"$(truewatch completion bash)\"",
            "zsh, after compinit in ~/.zshrc: eval \"$(truewatch completion zsh)\"",
            "fish, in config.fish:            truewatch completion fish | source",
            "PowerShell, in $PROFILE:         truewatch completion pwsh | Out-String | Invoke-Expression");
        return command;
    }
}
