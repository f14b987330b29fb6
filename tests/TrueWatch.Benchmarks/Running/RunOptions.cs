namespace TrueWatch.Benchmarks.Running;

/// <summary>What a run was asked to do.</summary>
internal sealed record RunOptions
{
    public const string Usage = """
        dotnet run -c Release --project tests/TrueWatch.Benchmarks -- [options]

          --quick               Under two minutes: fewer repetitions and smaller sizes, and without build and command, which
                                have to build something else first, unless --only asks for them. Prints only, unless
                                --output is given.
          --only NAME[,NAME]    Runs these parts: calls, waits, budget, generator, build, command, transfers.
          --output FILE         Where the results go. Default: tests/TrueWatch.Benchmarks/RESULTS.md
          --date DATE           The date to write down. Default: today, in UTC.
          --stress [ROUNDS [WAITS]]  Measures nothing, but runs waits with faults, hangs, cancellations, throttles and foreign
                                limiters in real time; 10 rounds of 10,000 by default. The exit code says whether all was well.
        """;

    public bool IsQuick { get; init; }

    /// <summary>The parts to run; empty means all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>The file that the results go to; null prints them only.</summary>
    public string? Output { get; init; }

    public required string Date { get; init; }

    /// <summary>The line that gives the same run.</summary>
    public required string CommandLine { get; init; }

    /// <exception cref="ArgumentException">The arguments are not those of <see cref="Usage"/>.</exception>
    public static RunOptions Parse(IReadOnlyList<string> arguments, string defaultOutput, TimeProvider time)
    {
        var quick = false;
        string? only = null, output = null, date = null;
        for (var index = 0; index < arguments.Count; index++)
        {
            switch (arguments[index])
            {
                case "--quick":
                    quick = true;
                    break;
                case "--only":
                    only = Value(arguments, ref index);
                    break;
                case "--output":
                    output = Value(arguments, ref index);
                    break;
                case "--date":
                    date = Value(arguments, ref index);
                    break;
                default:
                    throw new ArgumentException($"'{arguments[index]}' is not an option.\n\n{Usage}");
            }
        }

        var parts = (quick ? " --quick" : "") + (only is null ? "" : $" --only {only}");
        return new RunOptions
        {
            IsQuick = quick,
            Only = only?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            Output = output ?? (quick ? null : defaultOutput),
            Date = date ?? $"{time.GetUtcNow():yyyy-MM-dd}",
            CommandLine = "dotnet run -c Release --project tests/TrueWatch.Benchmarks" + (parts.Length == 0 ? "" : $" --{parts}"),
        };
    }

    private static string Value(IReadOnlyList<string> arguments, ref int index) =>
        ++index < arguments.Count
            ? arguments[index]
            : throw new ArgumentException($"{arguments[index - 1]} needs a value.\n\n{Usage}");
}
