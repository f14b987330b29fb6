using Microsoft.AspNetCore.Http;

namespace TrueWatch.Simulator;

/// <summary>
/// Which hosts a request may name. A web page whose name an attacker lets point to this machine has its own name in the
/// <c>Host</c> header ("DNS rebinding"); the browser would let it read the responses.
/// </summary>
/// <remarks>Not the framework's host filtering: its response does not say what to do, and it needs a logger.</remarks>
internal static class LoopbackHost
{
    private static readonly string[] Names = ["127.0.0.1", "localhost", "[::1]"];

    /// <summary>Whether the host is this machine, at any port; no host at all, as HTTP/1.0 has it, is none of a browser's.</summary>
    public static bool Allows(HostString host)
        => !host.HasValue || Names.Contains(host.Host, StringComparer.OrdinalIgnoreCase);
}
