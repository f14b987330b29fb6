using System.Net;

namespace TrueWatch.Generated;

/// <summary>What came back: the status, the decompressed body, and where a redirect would lead.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, byte[] Body, Uri? RedirectTarget);
