using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace TrueWatch.Generated;

/// <summary>The HTTP pipeline of a client that a host makes.</summary>
internal static class ClientPipeline
{
    /// <summary>The name of the client's HttpClient.</summary>
    public static string NameOf(string client) => client.Length == 0 ? Product.Name : $"{Product.Name}:{client}";

    public static void Add(IServiceCollection services, string client)
    {
        var builder = services.AddHttpClient(NameOf(client))
            .ConfigureHttpClient(static httpClient => OwnHttpClient.Prepare(httpClient))
            .ConfigurePrimaryHttpMessageHandler(provider =>
                OwnHttpClient.CreateHandler(provider.GetRequiredService<IOptionsMonitor<TrueWatchClientOptions>>().Get(client).ConnectTimeout));
        services.PostConfigure<HttpClientFactoryOptions>(builder.Name, AddHandlers);
    }

    /// <summary>After everything that the caller configures.</summary>
    private static void AddHandlers(HttpClientFactoryOptions options)
    {
        options.HttpMessageHandlerBuilderActions.Add(static handlers =>
        {
            handlers.AdditionalHandlers.Add(new BudgetHandler());
            OwnHttpClient.StopRedirects(handlers.PrimaryHandler);
            handlers.PrimaryHandler = new KeyHandler(SendOnceHandler.Around(handlers.PrimaryHandler));
        });
    }
}
