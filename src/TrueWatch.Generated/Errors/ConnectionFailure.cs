using System.Net.Sockets;
using System.Security.Authentication;

namespace TrueWatch.Generated;

/// <summary>Why no response came, in the words of the innermost cause.</summary>
internal static class ConnectionFailure
{
    /// <param name="cause">What the HttpClient threw.</param>
    /// <param name="endpoint">Where the request was to go.</param>
    public static string Describe(Exception cause, Uri endpoint)
    {
        var innermost = cause;
        var isTls = false;
        while (true)
        {
            isTls |= innermost is AuthenticationException || IsTls(innermost);
            if (innermost.InnerException is not { } inner)
            {
                break;
            }

            innermost = inner;
        }

        return innermost switch
        {
            _ when isTls => $"TLS failed: {DescribeTls(innermost)}",
            _ when IsConnectTimeout(cause) => "no connection was made in time",
            _ when (HasEnded(cause) || IsReset(innermost)) && endpoint.Scheme == Uri.UriSchemeHttp =>
                $"{innermost.Message.TrimEnd('.')}. If the server expects TLS, use https",

            // The message of a failed connection says where to, that of its cause does not.
            _ => cause.Message.Contains(innermost.Message) ? cause.Message : innermost.Message,
        };
    }

    /// <summary>Whether there was no connection, so that nothing of the request was sent.</summary>
    public static bool IsBeforeRequest(Exception cause)
    {
        for (var current = cause; current is not null; current = current.InnerException)
        {
            if (IsOfConnecting(current))
            {
                return true;
            }
        }

        return IsConnectTimeout(cause);
    }

    /// <summary>Whether a cancellation is that of a connection; only its text tells it from that of a whole request.</summary>
    public static bool IsConnectTimeout(Exception cause) => cause is OperationCanceledException { InnerException: TimeoutException inner }
        && inner.Message.Contains(nameof(TrueWatchClientOptions.ConnectTimeout));

    private static string DescribeTls(Exception innermost) => innermost switch
    {
        IOException => $"the server closed the connection ({innermost.Message.TrimEnd('.')}); it may not speak TLS",
        _ when innermost.Message.Contains("frame size") => $"the server does not speak TLS ({innermost.Message.TrimEnd('.')})",
        _ => innermost.Message,
    };

    private static bool IsReset(Exception exception) => exception is SocketException { SocketErrorCode: SocketError.ConnectionReset };

#if NET
    private static bool IsOfConnecting(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    private static bool IsTls(Exception exception) => exception is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError };

    private static bool HasEnded(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse,
    };
#else
    private static bool IsOfConnecting(Exception exception) => exception is System.Net.WebException
    {
        Status: System.Net.WebExceptionStatus.NameResolutionFailure or System.Net.WebExceptionStatus.ProxyNameResolutionFailure
            or System.Net.WebExceptionStatus.ConnectFailure or System.Net.WebExceptionStatus.TrustFailure
            or System.Net.WebExceptionStatus.SecureChannelFailure,
    }
    or SocketException
    {
        SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.ConnectionRefused
            or SocketError.HostUnreachable or SocketError.NetworkUnreachable,
    };

    private static bool IsTls(Exception exception) => exception is System.Net.WebException
    {
        Status: System.Net.WebExceptionStatus.TrustFailure or System.Net.WebExceptionStatus.SecureChannelFailure,
    };

    private static bool HasEnded(Exception exception) => false;
#endif
}
