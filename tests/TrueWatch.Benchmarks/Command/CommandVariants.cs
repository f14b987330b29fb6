using TrueWatch.Benchmarks.Running;

namespace TrueWatch.Benchmarks.Command;

/// <summary>The command in the forms that it is shipped in, built into a temporary folder, and curl where there is one.</summary>
internal sealed class CommandVariants : IDisposable
{
    public const string Aot = "Native AOT";
    public const string Dependent = "Framework-dependent";
    public const string Curl = "curl";
    public const string Key = "key-of-the-benchmarks";

    private static readonly string[] Version = ["--version"];

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("truewatch-command-");

    private CommandVariants(Uri endpoint) => Environment = new Dictionary<string, string>
    {
        ["TRUEWATCH_ENDPOINT"] = endpoint.ToString(),
        ["TRUEWATCH_API_KEY"] = Key,
    };

    public List<CommandVariant> All { get; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <param name="endpoint">Of a server that answers.</param>
    /// <param name="withAot">Whether there is time for a native compilation.</param>
    public static async Task<CommandVariants> CreateAsync(Uri endpoint, bool withAot)
    {
        var variants = new CommandVariants(endpoint);
        if (withAot)
        {
            var folder = await variants.PublishAsync("aot", "--use-current-runtime");
            variants.Add(Aot, folder, "truewatch");
        }

        variants.Add(Dependent, await variants.PublishAsync("dependent", "-p:PublishAot=false", "--no-self-contained"), "truewatch");
        variants.AddCurl(endpoint);
        return variants;
    }

    public void Dispose() => _temporary.Delete(recursive: true);

    private async Task<string> PublishAsync(string name, params string[] options)
    {
        var folder = Path.Combine(_temporary.FullName, name);
        await ChildProcess.RunAsync("dotnet", SourceTree.Root,
        [
            "publish", "src/TrueWatch.Cli", "--configuration", "Release", "--output", folder,
            "--artifacts-path", Path.Combine(_temporary.FullName, name + "-artifacts"), "-tl:off", "-v:quiet", .. options,
        ]);
        return folder;
    }

    private void Add(string name, string folder, string file)
    {
        // Symbols and documentation are for debuggers and editors; nobody installs them.
        var size = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is not (".dbg" or ".pdb" or ".xml"))
            .Sum(path => new FileInfo(path).Length);
        All.Add(new CommandVariant(name, Path.Combine(folder, file), Version, ["task", "status", "task_import"], size));
    }

    private void AddCurl(Uri endpoint)
    {
        var file = (System.Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "curl"))
            .FirstOrDefault(File.Exists);
        if (file is not null)
        {
            string[] status =
            [
                "--silent", "--show-error", "--fail", "--compressed", "--header", $"DF-API-KEY: {Key}",
                new Uri(endpoint, "api/v1/workspace/resource/query_action_status?taskId=task_import").ToString(),
            ];
            All.Add(new CommandVariant(Curl, file, Version, status, new FileInfo(file).Length));
        }
    }
}
