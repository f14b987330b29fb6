using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TrueWatch.Cli.CommandLine;

/// <summary>Options whose value is a number of bytes.</summary>
internal static partial class SizeOption
{
    private const string Units = "KMGT";

    public static Option<long?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "size",
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (Parse(text) is { } size)
            {
                return size;
            }

            argument.AddError($"{name} '{text}' is not a size between 1 byte and 1000 TiB: use 500M, 4G or a number of bytes.");
            return null;
        },
    };

    [GeneratedRegex("^(?<n>[0-9]{1,15})(?:(?<u>[KMGT])(?:i?B)?)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Size();

    private static long? Parse(string text)
    {
        if (Size().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var unit = match.Groups["u"].Value.ToUpperInvariant();
        var bytes = double.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture)
            * Math.Pow(1024, unit.Length == 0 ? 0 : Units.IndexOf(unit, StringComparison.Ordinal) + 1);
        return bytes >= 1 && bytes <= 1000 * Math.Pow(1024, 4) ? (long)bytes : null;
    }
}
