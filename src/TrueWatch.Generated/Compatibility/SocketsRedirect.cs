using System.Reflection;

namespace TrueWatch.Generated.Compatibility;

/// <summary>
/// Whether a SocketsHttpHandler follows redirects: .NET 8 has that handler, .NET Standard has no name for it. Trimming
/// understands both names, since they are constant.
/// </summary>
internal static class SocketsRedirect
{
    private static readonly PropertyInfo? Property =
        Type.GetType("System.Net.Http.SocketsHttpHandler, System.Net.Http")?.GetProperty("AllowAutoRedirect");

    public static bool IsFollowedBy(HttpMessageHandler handler) =>
        Property?.DeclaringType?.IsInstanceOfType(handler) == true && Property.GetValue(handler) is true;

    /// <exception cref="InvalidOperationException">The handler is in use.</exception>
    public static void Stop(HttpMessageHandler handler)
    {
        try
        {
            Property!.SetValue(handler, false);
        }
        catch (TargetInvocationException exception)
        {
            throw new InvalidOperationException(exception.InnerException?.Message, exception);
        }
    }
}
