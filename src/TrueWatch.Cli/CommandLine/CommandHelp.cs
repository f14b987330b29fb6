using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;

namespace TrueWatch.Cli.CommandLine;

/// <summary>The help of every command: what the parser knows, and then examples, variables and exit codes.</summary>
internal sealed class CommandHelp : SynchronousCommandLineAction
{
    private const int Width = 100;

    private static readonly (string Name, string Meaning)[] Variables =
    [
        ("TRUEWATCH_API_KEY", "the secret of the API key, or TRUEWATCH_ACCESS_TOKEN; --key-variable names another one"),
        ("TRUEWATCH_ENDPOINT", "the address of the service, or TRUEWATCH_END_POINT, where no option names it"),
        ("TRUEWATCH_SITE", "the site of the workspace, or TRUEWATCH_REGION, where no option names it"),
    ];

    private readonly HelpAction _parserHelp = new() { MaxWidth = Width };
    private readonly Dictionary<Command, IReadOnlyList<string>> _examples = [];

    public override bool ClearsParseErrors => true;

    /// <summary>Gives a command its examples.</summary>
    public void Add(Command command, params string[] examples) => _examples.Add(command, examples);

    /// <summary>Lets a root command and all below it print this help.</summary>
    public void AddTo(RootCommand root)
    {
        // Without "/h" and "/?", which a shell would offer wherever an option can be.
        root.Options.Remove(root.Options.OfType<HelpOption>().Single());
        root.Options.Add(new HelpOption("--help", "-h", "-?") { Action = this });
    }

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = _parserHelp.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in _examples[parseResult.CommandResult.Command])
        {
            output.WriteLine($"  {example}");
        }

        Write(output, "Environment variables:", Variables);
        Write(output, "Exit codes:", ExitCodes.All.Select(each => (((int)each.Code).ToString(CultureInfo.InvariantCulture), each.Meaning)));
        return exitCode;
    }

    private static void Write(TextWriter output, string title, IEnumerable<(string Name, string Meaning)> rows)
    {
        var all = rows.ToList();
        var margin = all.Max(row => row.Name.Length) + 4;
        output.WriteLine();
        output.WriteLine(title);
        foreach (var (name, meaning) in all)
        {
            var line = $"  {name}".PadRight(margin - 1);
            foreach (var word in meaning.Split(' '))
            {
                if (line.Length + 1 + word.Length > Width)
                {
                    output.WriteLine(line);
                    line = new string(' ', margin - 1);
                }

                line += $" {word}";
            }

            output.WriteLine(line);
        }
    }
}
