namespace TrueWatch.Generated;

/// <summary>The kind of a <see cref="TrueWatchApiException"/>: what the caller can do about it.</summary>
public enum TrueWatchErrorKind
{
    /// <summary>
    /// The response is not the documented one: not JSON, not the documented structure, or an unknown error. Common causes are a
    /// proxy and a wrong endpoint.
    /// </summary>
    NotUnderstood,

    /// <summary>
    /// A rate limit was exceeded; the same request succeeds later. The service documents HTTP 401 for it, with
    /// <c>ft.TriggerApiAkCurrentLimiting</c> (the limit of a key) or <c>ft.TriggerApiWorkspaceCurrentLimiting</c> (the limit of a
    /// workspace).
    /// </summary>
    RateLimited,

    /// <summary>The service refused the API key, or a gateway refused access; the same request fails again.</summary>
    Unauthorized,

    /// <summary>The service refused the request itself; the same request fails again.</summary>
    BadRequest,

    /// <summary>The service failed; the same request may succeed later.</summary>
    ServerFault,

    /// <summary>
    /// There was no response: the host was not found or refused the connection, the connection was lost or not trusted, or a
    /// timeout elapsed. The service may have executed the request.
    /// </summary>
    Unreachable,

    /// <summary>
    /// The response is a redirect, which the client does not follow, because it would send the API key there; or it came from
    /// another host, because the caller's own HttpClient followed a redirect. The same request fails again.
    /// </summary>
    Redirected,

    /// <summary>
    /// The response is larger than <see cref="TrueWatchClientOptions.MaximumAnswerSize"/>, or its headers are larger than
    /// the <see cref="System.Net.Http.HttpClient"/> allows; the same request fails again.
    /// </summary>
    TooLarge,
}
