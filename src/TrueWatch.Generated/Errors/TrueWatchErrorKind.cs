namespace TrueWatch.Generated;

/// <summary>What kind of failure a <see cref="TrueWatchApiException"/> is: what the caller can do about it.</summary>
public enum TrueWatchErrorKind
{
    /// <summary>
    /// A response came, but not the documented one: not JSON, not the documented structure, or an error that nothing
    /// classifies. A proxy in between, or a wrong endpoint, is a common cause.
    /// </summary>
    NotUnderstood,

    /// <summary>
    /// A rate limit was exceeded; the same request succeeds later. The service documents HTTP 401 for it, with
    /// <c>ft.TriggerApiAkCurrentLimiting</c> (20 requests a minute for one key) or
    /// <c>ft.TriggerApiWorkspaceCurrentLimiting</c> (200 a minute for one workspace).
    /// </summary>
    RateLimited,

    /// <summary>The service refused the API key, or a gateway before it refused access; the same request fails again.</summary>
    Unauthorized,

    /// <summary>The service refused the request itself; the same request fails again.</summary>
    BadRequest,

    /// <summary>The service failed; the same request can succeed later.</summary>
    ServerFault,

    /// <summary>
    /// No response came: the host was not found or refused the connection, the connection broke or was not trusted, or
    /// the time was up. Whether the service executed the request is unknown.
    /// </summary>
    Unreachable,

    /// <summary>
    /// The response is a redirect, which the client does not follow, because the API key would go there; or it came from
    /// another host, because the caller's own HttpClient followed a redirect. The same request fails again.
    /// </summary>
    Redirected,

    /// <summary>
    /// The response is larger than <see cref="TrueWatchClientOptions.MaximumAnswerSize"/>, or its headers are larger than
    /// the <see cref="System.Net.Http.HttpClient"/> allows; the same request fails again.
    /// </summary>
    TooLarge,
}
