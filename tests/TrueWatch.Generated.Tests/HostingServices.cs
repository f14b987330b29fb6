using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TrueWatch.Generated.Tests;

/// <summary>Services as a host has them, apart from the environment variables of this machine and from its network.</summary>
internal static class HostingServices
{
    public const string Key = ClientUnderTest.Key;

    /// <summary>Services for which only the environment variables given exist.</summary>
    public static ServiceCollection Create(params (string Name, string Value)[] variables)
    {
        var services = new ServiceCollection();
        services.UseVariables(variables);
        return services;
    }

    public static void UseVariables(this IServiceCollection services, params (string Name, string Value)[] variables)
    {
        var environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        services.ConfigureAll<TrueWatchClientOptions>(options => options.GetVariable = environment.GetValueOrDefault);
    }

    /// <summary>A section of a configuration, by default the one named TrueWatch.</summary>
    public static IConfigurationSection Section(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"TrueWatch:{setting.Name}", setting.Value)))
            .Build()
            .GetSection("TrueWatch");

    public static HttpResponseMessage Answer(string body = Json.Documented, HttpStatusCode status = HttpStatusCode.OK) =>
        ClientUnderTest.Response(body, status);

    public static async Task<string> CallAsync(this ITrueWatchClient client) =>
        (await client.QueryActionStatusAsync("task_xxxx", TestContext.Current.CancellationToken)).Content.StatusValue;

    /// <summary>Keeps whatever is logged, at every level, with its state.</summary>
    public static CollectingLoggers CollectLogs(this IServiceCollection services)
    {
        var loggers = new CollectingLoggers();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(loggers));
        return loggers;
    }
}
