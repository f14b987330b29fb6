using System.Diagnostics;
using System.Globalization;
using TrueWatch.Cli.Output;

namespace TrueWatch.Cli.Tests;

/// <summary>One run of the published form of the command: a process, started by a shell.</summary>
/// <param name="ExitCode">The exit code of the command.</param>
/// <param name="Output">What came out of the shell's standard output.</param>
/// <param name="Error">What came out of its standard error.</param>
internal sealed record ProcessRun(int ExitCode, string Output, string Error)
{
    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    private static readonly string Command = Path.Combine(AppContext.BaseDirectory, "truewatch");

    /// <summary>Runs a line of the shell, in which <c>truewatch</c> is the command.</summary>
    public static async Task<ProcessRun> OfAsync(string line, params (string Name, string Value)[] variables)
    {
        using var process = Start("/bin/bash", ["-c", line], variables);
        return await EndAsync(process, process.StandardOutput.ReadToEndAsync(Canceled), process.StandardError.ReadToEndAsync(Canceled));
    }

    /// <summary>Runs a line in a terminal; what it prints, to whichever stream, is the output.</summary>
    public static Task<ProcessRun> InTerminalAsync(string line, params (string Name, string Value)[] variables)
        => OfAsync($"script --quiet --return --command {ShellText.Quote(line)} /dev/null", variables);

    /// <summary>Runs the command and sends it a signal as soon as it has printed a line.</summary>
    public static async Task<ProcessRun> SignaledAsync(string signal, string arguments)
    {
        // Whoever runs the tests may ignore a signal, as nohup does, and what they start would too.
        using var process = Start("env", ["--default-signal", Command, .. arguments.Split(' ')], []);
        var printed = new TaskCompletionSource();
        var (output, error) = (ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
        await printed.Task.WaitAsync(Canceled);
        using var kill = Process.Start("kill", ["-s", signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        return await EndAsync(process, output, error);

        async Task<string> ReadAsync(StreamReader reader)
        {
            var first = await reader.ReadLineAsync(Canceled);
            printed.TrySetResult();
            return first is null ? "" : $"{first}\n{await reader.ReadToEndAsync(Canceled)}";
        }
    }

    private static Process Start(string file, IEnumerable<string> arguments, (string Name, string Value)[] variables)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The test needs the shell and script(1) of Linux.");
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["TRUEWATCH_API_KEY"] = CommandRun.MarkerKey;
        start.Environment["XDG_STATE_HOME"] = "/dev/null";
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["SHELL"] = "/bin/bash";
        // The command ends before what the runtime learns of its hot paths is of use.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment.Remove("CI");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static async Task<ProcessRun> EndAsync(Process process, Task<string> output, Task<string> error)
    {
        await process.WaitForExitAsync(Canceled);
        var run = new ProcessRun(process.ExitCode, await output, await error);
        Assert.DoesNotContain(CommandRun.MarkerKey, run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at TrueWatch", run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", run.Output + run.Error, StringComparison.Ordinal);
        return run;
    }
}
