using System.Runtime.InteropServices;

namespace TrueWatch.Cli.Streams;

/// <summary>What .NET has no name for: whether a standard stream is open, and whether anybody reads it (POSIX).</summary>
internal static class NativeMethods
{
    private const int GetDescriptorFlags = 1;
    private const int CloseOnExec = 1;
    private const short Error = 0x8;
    private const short HangUp = 0x10;
    private const short NotOpen = 0x20;

    /// <summary>
    /// Whether the descriptor was open when the process was started. One that was closed may be in use by the runtime
    /// itself by now, which lets none of its own pass on to other processes.
    /// </summary>
    public static bool IsInherited(int descriptor) => fcntl(descriptor, GetDescriptorFlags) is var flags && flags >= 0 && (flags & CloseOnExec) == 0;

    /// <summary>Waits until the other end of a pipe or socket is closed.</summary>
    /// <param name="descriptor">The end that is written to.</param>
    /// <param name="milliseconds">How long to wait at most; -1 is for ever.</param>
    /// <returns>Whether it is closed.</returns>
    public static bool WaitForReaderToLeave(int descriptor, int milliseconds)
    {
        var polled = new PollDescriptor { Descriptor = descriptor };
        return poll(ref polled, 1, milliseconds) > 0 && (polled.Events.Returned & (Error | HangUp | NotOpen)) != 0;
    }

    [DllImport("libc")]
    private static extern int fcntl(int descriptor, int command);

    [DllImport("libc")]
    private static extern int poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    private struct PollDescriptor
    {
        public int Descriptor;
        public PollEvents Events;
    }

    private struct PollEvents
    {
        public short Requested;
        public short Returned;
    }
}
