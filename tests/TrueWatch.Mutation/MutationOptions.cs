using System.Globalization;

namespace TrueWatch.Mutation;

/// <summary>What the command line asks for.</summary>
/// <param name="Core">The library.</param>
/// <param name="Below">Only files whose path, from the library's folder, begins with this.</param>
/// <param name="Count">How many mutants; all if there are fewer.</param>
/// <param name="Seed">Which of them: the same seed draws the same mutants of the same sources.</param>
/// <param name="Without">The names of test classes to leave out.</param>
/// <param name="Locks">Whether the locks of each type are taken away instead.</param>
internal sealed record MutationOptions(Core Core, string Below, int Count, int Seed, IReadOnlyList<string> Without, bool Locks)
{
    public const string Usage = """
        usage: dotnet run -c Release --project tests/TrueWatch.Mutation -- <core> [options]
          <core>          TrueWatch.Polling, TrueWatch.Generated or TrueWatch.Generators
          --below PATH    only files whose path in the core begins so, such as Budget/ or Waits/SharedPoll.cs
          --count N       how many mutants, drawn at random (default: 300)
          --seed N        which of them (default: 1)
          --without A,B   test classes to leave out, such as slow ones that would hardly kill a mutant
          --locks         take away the locks of one type after the other instead; the tests run three times without
                          the locks of each, and three times with all of them
        """;

    /// <returns>The options; null where the command line is not right.</returns>
    public static MutationOptions? Parse(string[] arguments)
    {
        var core = Core.All.FirstOrDefault(core => core.Name == arguments.FirstOrDefault());
        if (core is null)
        {
            return null;
        }

        var options = new MutationOptions(core, Below: "", Count: 300, Seed: 1, Without: [], Locks: false);
        for (var index = 1; index < arguments.Length; index++)
        {
            var value = index + 1 < arguments.Length ? arguments[index + 1] : "";
            switch (arguments[index])
            {
                case "--locks":
                    options = options with { Locks = true };
                    continue;
                case "--below" when value.Length > 0:
                    options = options with { Below = value };
                    break;
                case "--without" when value.Length > 0:
                    options = options with { Without = value.Split(',') };
                    break;
                case "--count" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0:
                    options = options with { Count = count };
                    break;
                case "--seed" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed):
                    options = options with { Seed = seed };
                    break;
                default:
                    return null;
            }

            index++;
        }

        return options;
    }
}
