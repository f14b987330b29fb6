using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrueWatch.Generated;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds clients of the TrueWatch Open API to a host.</summary>
/// <remarks>
/// <para>Each client is a singleton, resolved as <see cref="ITrueWatchClient"/> or <see cref="TrueWatchClient"/>; one that
/// has a name is keyed by it: <c>[FromKeyedServices("staging")] ITrueWatchClient client</c>. Its
/// <see cref="TrueWatchClientOptions"/> are named options like any other, so that further <c>Configure</c> calls can
/// add to them. They are validated when the host starts, and each message names the setting.</para>
/// <para>The <see cref="IHttpClientBuilder"/> that is returned adds handlers to the client's HTTP pipeline. Whatever its
/// primary handler is, it follows no redirect, and the header with the API key is redacted in the log of HttpClient. A
/// request that a handler, such as one for resilience, sends again draws on the budget of requests again, and the
/// client then does not retry it on its own.</para>
/// </remarks>
public static class TrueWatchServiceCollectionExtensions
{
    /// <summary>Adds a client that takes its settings from a section of the configuration.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">The section, with the settings <c>ApiKey</c>, <c>Site</c> or <c>Endpoint</c>, and the
    /// others of <see cref="TrueWatchClientOptions"/> that are text, numbers or times. What it leaves open comes from
    /// the environment variables that <see cref="TrueWatchClientOptions"/> names.</param>
    /// <returns>The builder of the client's HTTP pipeline.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddTrueWatchClient(this IServiceCollection services, IConfiguration configuration)
        => services.AddTrueWatchClient(Options.Options.DefaultName, configuration);

    /// <summary>Adds a client with a name, such as that of its workspace, that takes its settings from a section of the
    /// configuration.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The name: the key of the service, and the name of the options.</param>
    /// <param name="configuration">The section, as for the client without a name.</param>
    /// <returns>The builder of the client's HTTP pipeline.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddTrueWatchClient(
        this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var builder = services.AddTrueWatchClient(name);
        services.AddSingleton<IConfigureOptions<TrueWatchClientOptions>>(new ConfigurationSource(name, configuration));
        return builder;
    }

    /// <summary>Adds a client whose settings code makes.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the options. What it leaves open comes from the environment variables that
    /// <see cref="TrueWatchClientOptions"/> names.</param>
    /// <returns>The builder of the client's HTTP pipeline.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddTrueWatchClient(
        this IServiceCollection services, Action<TrueWatchClientOptions> configure)
        => services.AddTrueWatchClient(Options.Options.DefaultName, configure);

    /// <summary>Adds a client with a name, such as that of its workspace, whose settings code makes.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The name: the key of the service, and the name of the options.</param>
    /// <param name="configure">Sets the options, as for the client without a name.</param>
    /// <returns>The builder of the client's HTTP pipeline.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddTrueWatchClient(
        this IServiceCollection services, string name, Action<TrueWatchClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = services.AddTrueWatchClient(name);
        services.Configure(name, configure);
        return builder;
    }

    /// <summary>Adds a client that takes its settings from the environment variables that
    /// <see cref="TrueWatchClientOptions"/> names, or from options that are configured elsewhere.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The builder of the client's HTTP pipeline.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddTrueWatchClient(this IServiceCollection services)
        => services.AddTrueWatchClient(Options.Options.DefaultName);

    private static IHttpClientBuilder AddTrueWatchClient(this IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        services.TryAddSingleton<IValidateOptions<TrueWatchClientOptions>, ClientOptionsValidation>();
        services.AddOptions<TrueWatchClientOptions>(name).Configure<IServiceProvider>(UseServices).ValidateOnStart();
        if (name == Options.Options.DefaultName)
        {
            services.TryAddSingleton(provider => Create(provider, name));
            services.TryAddSingleton<ITrueWatchClient>(provider => provider.GetRequiredService<TrueWatchClient>());
        }
        else
        {
            services.TryAddKeyedSingleton(name, (provider, _) => Create(provider, name));
            services.TryAddKeyedSingleton<ITrueWatchClient>(
                name, (provider, _) => provider.GetRequiredKeyedService<TrueWatchClient>(name));
        }

        return AddHttpClient(services, name);
    }

    /// <summary>What the host has takes the place of the defaults; the caller's own configuration comes later.</summary>
    private static void UseServices(TrueWatchClientOptions options, IServiceProvider provider)
    {
        options.LoggerFactory = provider.GetService<ILoggerFactory>() ?? options.LoggerFactory;
        options.TimeProvider = provider.GetService<TimeProvider>() ?? options.TimeProvider;
    }

    private static TrueWatchClient Create(IServiceProvider provider, string name)
    {
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        var httpName = HttpName(name);
        return new TrueWatchClient(() => factory.CreateClient(httpName), ReadOptions(provider, name), hasBudgetHandler: true);
    }

    private static IHttpClientBuilder AddHttpClient(IServiceCollection services, string name)
    {
        var builder = services.AddHttpClient(HttpName(name))
            .ConfigureHttpClient(static client => OwnHttpClient.Prepare(client))
            .ConfigurePrimaryHttpMessageHandler(provider => OwnHttpClient.CreateHandler(ReadOptions(provider, name).ConnectTimeout))
            .RedactLoggedHeaders([ApiConnection.KeyHeader]);

        // After everything that the caller configures: the innermost handler, and no redirects.
        services.PostConfigure<HttpClientFactoryOptions>(builder.Name, static options =>
            options.HttpMessageHandlerBuilderActions.Add(static handlers =>
            {
                handlers.AdditionalHandlers.Add(new BudgetHandler());
                OwnHttpClient.StopRedirects(handlers.PrimaryHandler);
            }));
        return builder;
    }

    private static TrueWatchClientOptions ReadOptions(IServiceProvider provider, string name)
        => provider.GetRequiredService<IOptionsMonitor<TrueWatchClientOptions>>().Get(name);

    private static string HttpName(string name) => name.Length == 0 ? Product.Name : $"{Product.Name}:{name}";
}
