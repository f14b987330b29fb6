using Microsoft.CodeAnalysis;

namespace TrueWatch.Pages.Tests;

/// <summary>A program of a page, compiled beside these tests, whose packages are those that it needs.</summary>
internal sealed class PageProgram : IDisposable
{
    private static readonly string Tests =
        Path.Combine(AppContext.BaseDirectory, typeof(PageProgram).Assembly.GetName().Name!);

    private readonly string _path;

    /// <param name="program">The program; its name is that of a file, which no other has.</param>
    public PageProgram(Compilation program)
    {
        _path = Path.Combine(AppContext.BaseDirectory, $"{program.AssemblyName}.dll");
        var emitted = program.Emit(_path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
    }

    /// <summary>Runs it in a process of its own.</summary>
    /// <param name="service">The service that its client uses.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="variables">Environment variables.</param>
    public Task<CommandResult> RunAsync(
        TrueWatchSimulator service, IEnumerable<string> arguments, params (string Name, string Value)[] variables)
        => DotNetCommand.RunAsync(
            AppContext.BaseDirectory,
            ["exec", "--depsfile", $"{Tests}.deps.json", "--runtimeconfig", $"{Tests}.runtimeconfig.json", _path, .. arguments],
            TestContext.Current.CancellationToken,
            EnvironmentOf(service, variables));

    /// <summary>The environment of a program whose client uses a service.</summary>
    public static Dictionary<string, string> EnvironmentOf(
        TrueWatchSimulator service, params IEnumerable<(string Name, string Value)> variables)
    {
        var environment = new Dictionary<string, string>
        {
            ["TRUEWATCH_API_KEY"] = TrueWatchSimulator.DefaultApiKey,
            ["TRUEWATCH_ENDPOINT"] = service.Endpoint.AbsoluteUri,

            // What the machine may have set counts as not set.
            ["TRUEWATCH_SITE"] = "",
            ["TRUEWATCH_ACCESS_TOKEN"] = "",
            ["TRUEWATCH_REGION"] = "",
            ["TRUEWATCH_END_POINT"] = "",
        };
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        return environment;
    }

    public void Dispose() => File.Delete(_path);
}
