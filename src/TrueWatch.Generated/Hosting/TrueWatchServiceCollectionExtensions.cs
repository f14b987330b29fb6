using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TrueWatch.Generated;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds clients of the TrueWatch Open API to a host.</summary>
/// <remarks>
/// <para>Each client is a singleton, resolved as <see cref="ITrueWatchClient"/> or <see cref="TrueWatchClient"/>; a named client is
/// keyed by its name: <c>[FromKeyedServices("staging")] ITrueWatchClient client</c>. Its
/// <see cref="TrueWatchClientOptions"/> are named options; further <c>Configure</c> calls add to them. They are validated when the
/// host starts, and each message names the setting.</para>
/// <para>Use the returned <see cref="IHttpClientBuilder"/> to add handlers to the client's HTTP pipeline. Its primary handler does
/// not follow redirects. The header with the API key is added below every other handler, so that no log of HttpClient contains it.
/// Every retry of a handler, such as a resilience handler, takes another permit of the request budget. The client does not retry a
/// request that a handler has retried or blocked.
/// <see cref="TrueWatchClientOptions.AttemptTimeout"/> limits the time of all handlers for one request: set it longer than their
/// own timeouts.</para>
/// <para>Adding a client of the same name again adds to its options, and returns the same pipeline.</para>
/// </remarks>
public static class TrueWatchServiceCollectionExtensions
{
    /// <summary>Adds a client with settings from a configuration section.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">The section, with the settings <c>ApiKey</c>, <c>Site</c> or <c>Endpoint</c>, and the
    /// others of <see cref="TrueWatchClientOptions"/> that are text, numbers or times (<c>00:00:30</c> is 30 seconds);
    /// of <c>RequestLimit</c> the parts <c>Requests</c> and <c>Window</c>. Missing settings come from the environment variables
    /// that <see cref="TrueWatchClientOptions"/> names. A misspelled setting is an error; other names are ignored, so that the
    /// section can contain further clients.</param>
    /// <returns>The builder of the client's HTTP pipeline.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddTrueWatchClient(this IServiceCollection services, IConfiguration configuration)
        => services.AddTrueWatchClient(Options.Options.DefaultName, configuration);

    /// <summary>Adds a named client, for example one for each workspace, with settings from a configuration section.</summary>
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

    /// <summary>Adds a client with settings from code.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the options. Missing options come from the environment variables that
    /// <see cref="TrueWatchClientOptions"/> names.</param>
    /// <returns>The builder of the client's HTTP pipeline.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddTrueWatchClient(
        this IServiceCollection services, Action<TrueWatchClientOptions> configure)
        => services.AddTrueWatchClient(Options.Options.DefaultName, configure);

    /// <summary>Adds a named client, for example one for each workspace, with settings from code.</summary>
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

    /// <summary>Adds a client with settings from the environment variables that
    /// <see cref="TrueWatchClientOptions"/> names, or from options that are configured elsewhere.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The builder of the client's HTTP pipeline.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddTrueWatchClient(this IServiceCollection services)
        => services.AddTrueWatchClient(Options.Options.DefaultName);

    /// <summary>Adds a named client with options that are configured elsewhere, for example with other services, or from the
    /// environment variables that <see cref="TrueWatchClientOptions"/>
    /// names.</summary>
    /// <example>
    /// <code>
    /// services.AddTrueWatchClient("staging");
    /// services.AddOptions&lt;TrueWatchClientOptions&gt;("staging")
    ///     .Configure&lt;IVault&gt;((options, vault) => options.ApiKeyProvider = vault.GetKeyAsync);
    /// </code>
    /// </example>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The name: the key of the service, and the name of the options.</param>
    /// <returns>The builder of the client's HTTP pipeline.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddTrueWatchClient(this IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        if (!IsAdded(services, name))
        {
            AddOptions(services, name);
            AddClient(services, name);
            ClientPipeline.Add(services, name);
            services.AddSingleton(new AddedClient(name));
        }

        return services.AddHttpClient(ClientPipeline.NameOf(name));
    }

    private static bool IsAdded(IServiceCollection services, string name) => services.Any(service =>
        service.ServiceType == typeof(AddedClient) && ((AddedClient)service.ImplementationInstance!).Name == name);

    private static void AddOptions(IServiceCollection services, string name)
    {
        services.AddOptions<TrueWatchClientOptions>(name).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<TrueWatchClientOptions>, ClientOptionsValidation>();
        if (!services.Any(static service => service.ImplementationType == typeof(HostServices)))
        {
            // Before everything that the caller configures, wherever that was added.
            services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<TrueWatchClientOptions>, HostServices>());
        }
    }

    private static void AddClient(IServiceCollection services, string name)
    {
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
    }

    private static TrueWatchClient Create(IServiceProvider provider, string name)
    {
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        var httpName = ClientPipeline.NameOf(name);
        return new TrueWatchClient(
            () => factory.CreateClient(httpName),
            provider.GetRequiredService<IOptionsMonitor<TrueWatchClientOptions>>().Get(name),
            hasPipeline: true);
    }
}
