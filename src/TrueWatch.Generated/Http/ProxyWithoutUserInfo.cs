#if NET
using System.Net;

namespace TrueWatch.Generated;

/// <summary>
/// A proxy whose address has no user and password, which its credentials have as well: .NET writes the address into the
/// activity of a request that the proxy refuses.
/// </summary>
internal sealed class ProxyWithoutUserInfo(IWebProxy proxy) : IWebProxy
{
    // Not for the host that is asked for: a proxy of the environment has one address for each scheme.
    private static readonly Uri[] AnyHosts = [new("https://host.example"), new("http://host.example")];

    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    /// <param name="proxy">The proxy of the environment or the system.</param>
    /// <returns>Null to leave it to .NET, where its address has no secret.</returns>
    public static IWebProxy? Around(IWebProxy proxy) =>
        AnyHosts.Any(host => proxy.GetProxy(host)?.UserInfo.Length > 0) ? new ProxyWithoutUserInfo(proxy) : null;

    public Uri? GetProxy(Uri destination) => proxy.GetProxy(destination) is { UserInfo.Length: > 0 } address
        ? new UriBuilder(address) { UserName = "", Password = "" }.Uri
        : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => proxy.IsBypassed(host);
}
#endif
