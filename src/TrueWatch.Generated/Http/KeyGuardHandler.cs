namespace TrueWatch.Generated;

/// <summary>
/// Around the handler that sends the requests of clients that a factory makes: a failure whose text contains the key,
/// such as that of an answer with a header that cannot be read, reaches no handler that logs it.
/// </summary>
internal sealed class KeyGuardHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (FindText(request) is { } text && text.Clean(exception) is null)
        {
            var message = text.Clean(exception.Message);
            throw exception is OperationCanceledException
                ? new OperationCanceledException(message, cancellationToken)
                : new HttpRequestException(message);
        }
    }

    private static ServiceText? FindText(HttpRequestMessage request) =>
        request.Headers.TryGetValues(ApiConnection.KeyHeader, out var values)
        && TrueWatchApiKey.Parse(string.Concat(values), out var key) is null
            ? new ServiceText(key)
            : null;
}
