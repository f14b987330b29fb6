using System.Net.Http.Headers;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// Around the handler that sends the requests of clients that a factory makes, below every handler that logs: only here a
/// request has the header with the key, and a failure whose text contains the key does not get past it.
/// </summary>
internal sealed class KeyHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Option = "TrueWatch.ApiKey";

    /// <summary>Lets a request take the key along to where this handler sends it.</summary>
    public static void Attach(HttpRequestMessage request, TrueWatchApiKey key) =>
#if NET
        request.Options.Set(new HttpRequestOptionsKey<TrueWatchApiKey>(Option), key);
#else
        request.Properties[Option] = key;
#endif

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Find(request) is not { } key)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        request.Headers.TryAddWithoutValidation(TrueWatchDocument.KeyHeader, key.Secret);
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            RemoveUnfit(response.Headers, key.Finder);
            RemoveUnfit(response.Content?.Headers, key.Finder);
            return response;
        }
        catch (Exception exception) when (new ServiceText(key).Clean(exception) is null)
        {
            var message = new ServiceText(key).Clean(exception.Message);
            throw exception is OperationCanceledException
                ? new OperationCanceledException(message, cancellationToken)
                : new HttpRequestException(message);
        }
        finally
        {
            // The same request can be sent again, by way of handlers that log it.
            request.Headers.Remove(TrueWatchDocument.KeyHeader);
        }
    }

    /// <summary>Handlers that log do so with all headers of a response: none of them repeats the key, or has what a terminal
    /// obeys.</summary>
    private static void RemoveUnfit(HttpHeaders? headers, KeyFinder finder)
    {
        var unfit = headers?.Where(header => header.Value.Prepend(header.Key).Any(text => finder.IsIn(text) || !PrintableText.IsOneLine(text)))
            .Select(header => header.Key).ToList();
        foreach (var name in unfit ?? [])
        {
            headers!.Remove(name);
        }
    }

    private static TrueWatchApiKey? Find(HttpRequestMessage request) =>
#if NET
        request.Options.TryGetValue(new HttpRequestOptionsKey<TrueWatchApiKey>(Option), out var key) ? key : null;
#else
        request.Properties.TryGetValue(Option, out var key) ? key as TrueWatchApiKey : null;
#endif
}
