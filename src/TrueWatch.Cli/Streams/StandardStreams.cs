using System.Text;
using Spectre.Console;

namespace TrueWatch.Cli.Streams;

/// <summary>The standard streams of the process, of which each may be closed, full or without a reader.</summary>
internal static class StandardStreams
{
    private const int InputDescriptor = 0;
    private const int OutputDescriptor = 1;
    private const int ErrorDescriptor = 2;

    /// <summary>The standard input; empty when it is closed.</summary>
    public static TextReader OpenInput() => IsOpen(InputDescriptor)
        ? new StreamReader(Console.OpenStandardInput(), Console.InputEncoding)
        : TextReader.Null;

    /// <summary>The standard error. When it is lost, nobody can be told.</summary>
    public static TextWriter OpenError() => IsOpen(ErrorDescriptor)
        ? new OutputWriter(Write(Console.OpenStandardError()), static _ => { })
        : TextWriter.Null;

    /// <summary>The standard output, and whether it is a terminal.</summary>
    /// <param name="onLost">Told once, with the reason (null when its reader has left), when it cannot be written.</param>
    public static (OutputWriter Output, IAnsiConsole? Terminal) OpenOutput(Action<string?> onLost)
    {
        if (!IsOpen(OutputDescriptor))
        {
            var lost = new OutputWriter(TextWriter.Null, onLost);
            lost.Lose("it is closed");
            return (lost, null);
        }

        var stream = Write(Console.OpenStandardOutput());
        if (!Console.IsOutputRedirected)
        {
            return (new OutputWriter(stream, onLost), OpenTerminal(stream, onLost));
        }

        var output = new OutputWriter(stream, onLost, HasReader);
        WatchReader(output);
        return (output, null);
    }

    private static IAnsiConsole? OpenTerminal(TextWriter stream, Action<string?> onLost)
    {
        // Spectre.Console takes the process's own writer for a terminal, and no other.
        Console.SetOut(new OutputWriter(stream, onLost, isTerminal: true));
        var terminal = AnsiConsole.Console;
        return terminal.Profile.Capabilities is { Ansi: true, Interactive: true } ? terminal : null;
    }

    private static StreamWriter Write(Stream stream) => new(
        stream, OperatingSystem.IsWindows() ? Console.OutputEncoding : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private static bool IsOpen(int descriptor) => OperatingSystem.IsWindows() || NativeMethods.IsInherited(descriptor);

    // .NET takes what is written to a pipe without a reader for written.
    private static bool HasReader() => OperatingSystem.IsWindows() || !NativeMethods.WaitForReaderToLeave(OutputDescriptor, milliseconds: 0);

    /// <summary>A wait has nothing to write for minutes; it ends when nobody would read its end.</summary>
    private static void WatchReader(OutputWriter output)
    {
        if (!OperatingSystem.IsWindows())
        {
            new Thread(() =>
            {
                if (NativeMethods.WaitForReaderToLeave(OutputDescriptor, milliseconds: -1))
                {
                    output.Lose(reason: null);
                }
            })
            {
                IsBackground = true,
                Name = "reader of the output",
            }.Start();
        }
    }
}
