using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>
/// Sets the options of one name to what a section of the configuration says. What is wrong there is noted in the options
/// and told when they are validated; every problem names its setting.
/// </summary>
internal sealed class ConfigurationSource : IConfigureNamedOptions<TrueWatchClientOptions>
{
    private static readonly string[] LimitValues =
        [nameof(RequestLimitSettings.Requests), nameof(RequestLimitSettings.Window)];

    private readonly string _name;
    private readonly IConfiguration _configuration;

    public ConfigurationSource(string name, IConfiguration configuration)
    {
        _name = name;
        _configuration = configuration;
    }

    public void Configure(TrueWatchClientOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, TrueWatchClientOptions options)
    {
        if (name != _name)
        {
            return;
        }

        var section = _configuration as IConfigurationSection;
        options.Section = section?.Path ?? "";
        List<string> known = [];
        Apply(_configuration.Get<ConfigurationSettings>() ?? new ConfigurationSettings(), options, known);

        // The root holds what every part of the application and every environment variable says.
        if (section is not null)
        {
            const string limit = nameof(ConfigurationSettings.RequestLimit);
            options.Problems.AddRange(SettingNames.FindProblems(section, known, [limit]));
            options.Problems.AddRange(SettingNames.FindProblems(section.GetSection(limit), LimitValues, []));
        }
    }

    private static void Apply(ConfigurationSettings settings, TrueWatchClientOptions options, List<string> known)
    {
        Set(nameof(settings.ApiKey), settings.ApiKey, text => options.ApiKey = new TrueWatchApiKey(text));
        Set(nameof(settings.Site), settings.Site, text => options.Site = TrueWatchSite.Find(text));
        Set(nameof(settings.Endpoint), settings.Endpoint, text =>
            options.Endpoint = EndpointAddress.Parse(text, out var endpoint) is { } problem ? throw new ArgumentException(problem) : endpoint);
        Set(nameof(settings.AllowUnencryptedHttp), settings.AllowUnencryptedHttp, text => options.AllowUnencryptedHttp = SettingText.Flag(text));
        Set(nameof(settings.Timeout), settings.Timeout, text => options.Timeout = SettingText.Time(text));
        Set(nameof(settings.AttemptTimeout), settings.AttemptTimeout, text => options.AttemptTimeout = SettingText.Time(text));
        Set(nameof(settings.ConnectTimeout), settings.ConnectTimeout, text => options.ConnectTimeout = SettingText.Time(text));
        Set(nameof(settings.MaximumRetries), settings.MaximumRetries, text => options.MaximumRetries = SettingText.Number(text));
        Set(nameof(settings.MaximumAnswerSize), settings.MaximumAnswerSize, text => options.MaximumAnswerSize = SettingText.Number(text));
        Set(nameof(settings.UserAgentPrefix), settings.UserAgentPrefix, text => options.UserAgentPrefix = text);
        Apply(settings.RequestLimit ?? new RequestLimitSettings(), options);

        void Set(string setting, string? text, Action<string> assign)
        {
            known.Add(setting);
            ConfigurationSource.Set(options, setting, options.NameOf(setting), text, assign);
        }
    }

    private static void Apply(RequestLimitSettings settings, TrueWatchClientOptions options)
    {
        var usual = options.RequestLimit ?? TrueWatchClientOptions.DocumentedLimit;
        Set(nameof(settings.Requests), settings.Requests, text => Change(SettingText.Number(text), usual.Window));
        Set(nameof(settings.Window), settings.Window, text => Change(usual.Requests, SettingText.Time(text)));

        void Set(string setting, string? text, Action<string> assign)
        {
            const string limit = nameof(ConfigurationSettings.RequestLimit);
            ConfigurationSource.Set(options, limit, ConfigurationPath.Combine(options.NameOf(limit), setting), text, assign);
        }

        void Change(int requests, TimeSpan window) => options.RequestLimit = usual = new RequestLimit(requests, window);
    }

    private static void Set(TrueWatchClientOptions options, string setting, string path, string? text, Action<string> assign)
    {
        if (text is null)
        {
            return;
        }

        try
        {
            assign(text);
        }
        catch (ArgumentException exception)
        {
            options.Problems.Add(new SettingProblem(setting, $"{path}: {exception.TextWithoutParameter}"));
        }
    }
}
