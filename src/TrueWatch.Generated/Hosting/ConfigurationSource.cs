using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>Sets the options of one name to what a section of the configuration says. Every problem names its setting.</summary>
internal sealed class ConfigurationSource : IConfigureNamedOptions<TrueWatchClientOptions>
{
    private readonly string _name;
    private readonly IConfiguration _configuration;

    public ConfigurationSource(string name, IConfiguration configuration)
    {
        _name = name;
        _configuration = configuration;
    }

    public void Configure(TrueWatchClientOptions options) => Configure(Options.DefaultName, options);

    /// <exception cref="OptionsValidationException">Settings are not right; the text names each of them.</exception>
    public void Configure(string? name, TrueWatchClientOptions options)
    {
        if (name != _name)
        {
            return;
        }

        var problems = new List<string>();
        Apply(Bind(name), options, problems);
        if (problems.Count > 0)
        {
            throw new OptionsValidationException(name, typeof(TrueWatchClientOptions), problems);
        }
    }

    private ConfigurationSettings Bind(string name)
    {
        try
        {
            return _configuration.Get<ConfigurationSettings>() ?? new ConfigurationSettings();
        }
        catch (InvalidOperationException exception)
        {
            // Its text names the setting.
            throw new OptionsValidationException(name, typeof(TrueWatchClientOptions), [exception.Message]);
        }
    }

    private void Apply(ConfigurationSettings settings, TrueWatchClientOptions options, List<string> problems)
    {
        Set(nameof(settings.ApiKey), settings.ApiKey, text => options.ApiKey = new TrueWatchApiKey(text));
        Set(nameof(settings.Site), settings.Site, text => options.Site = TrueWatchSite.Find(text));
        Set(nameof(settings.Endpoint), settings.Endpoint, text =>
            options.Endpoint = EndpointAddress.Parse(text, out var endpoint) is { } problem ? throw new ArgumentException(problem) : endpoint);
        Set(nameof(settings.AllowUnencryptedHttp), settings.AllowUnencryptedHttp, value => options.AllowUnencryptedHttp = value!.Value);
        Set(nameof(settings.Timeout), settings.Timeout, value => options.Timeout = value!.Value);
        Set(nameof(settings.AttemptTimeout), settings.AttemptTimeout, value => options.AttemptTimeout = value!.Value);
        Set(nameof(settings.ConnectTimeout), settings.ConnectTimeout, value => options.ConnectTimeout = value!.Value);
        Set(nameof(settings.MaximumRetries), settings.MaximumRetries, value => options.MaximumRetries = value!.Value);
        Set(nameof(settings.MaximumAnswerSize), settings.MaximumAnswerSize, value => options.MaximumAnswerSize = value!.Value);
        Set(nameof(settings.UserAgentPrefix), settings.UserAgentPrefix, text => options.UserAgentPrefix = text);
        Set(nameof(settings.RequestLimit), settings.RequestLimit, limit =>
        {
            var usual = options.RequestLimit;
            options.RequestLimit = new RequestLimit(
                limit.Requests ?? usual?.Requests ?? 1, limit.Window ?? usual?.Window ?? TimeSpan.FromMinutes(1));
        });

        void Set<T>(string setting, T? value, Action<T> assign)
        {
            if (value is null)
            {
                return;
            }

            try
            {
                assign(value);
            }
            catch (ArgumentException exception)
            {
                problems.Add($"{Path(setting)}: {exception.TextWithoutParameter}");
            }
        }
    }

    private string Path(string setting) =>
        _configuration is IConfigurationSection section ? ConfigurationPath.Combine(section.Path, setting) : setting;
}
