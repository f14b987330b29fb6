using System.Net;

namespace TrueWatch.Generated;

/// <summary>
/// What came back: the status, the decompressed body, where a redirect would lead, and how long the service asks to
/// wait before the next request.
/// </summary>
internal sealed record ApiAnswer(HttpStatusCode Status, byte[] Body, Uri? RedirectTarget, TimeSpan? RetryAfter);
