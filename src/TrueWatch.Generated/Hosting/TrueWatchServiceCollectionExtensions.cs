using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
/// primary handler is, it follows no redirect. The header with the API key is added below every other handler, so that no
/// log of HttpClient has it.
/// Every request that a handler, such as one for resilience, sends again draws on the request budget again. What a
/// handler has sent again, or has not let through, the client does not retry on its own.
/// <see cref="TrueWatchClientOptions.AttemptTimeout"/> limits all that the handlers do for one request of the client:
/// let it be longer than their own timeouts.</para>
/// <para>Adding a client of the same name again adds to its options, and returns the same pipeline.</para>
/// </remarks>
public static class TrueWatchServiceCollectionExtensions
{
    /// <summary>Adds a client that takes its settings from a section of the configuration.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">The section, with the settings <c>ApiKey</c>, <c>Site</c> or <c>Endpoint</c>, and the
    /// others of <see cref="TrueWatchClientOptions"/> that are text, numbers or times (<c>00:00:30</c> is 30 seconds);
    /// of <c>RequestLimit</c> the parts <c>Requests</c> and <c>Window</c>. What it leaves open comes from the environment
    /// variables that <see cref="TrueWatchClientOptions"/> names. A name that looks like a misspelled setting is an
    /// error; others are left alone, so that the section can hold those of further clients.</param>
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

    /// <summary>Adds a client with a name that takes its settings from options that are configured elsewhere, for example
    /// with the help of other services, or from the environment variables that <see cref="TrueWatchClientOptions"/>
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
