namespace TrueWatch.Generators.Diagnostics;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    // What is longer is no slip of a finger, and not worth the square of its length.
    private const int LongestName = 64;

    // In a longer list, the look through all of it is not worth the suggestion.
    private const int MostNames = 500;

    private const int MostSuggestions = 3;

    /// <summary>The known name that is nearest to a text, in edits; null when none is near.</summary>
    public static string? Of(string text, IEnumerable<string> known) => Several(text, known).FirstOrDefault();

    /// <summary>The known names that are nearest to a text, in edits.</summary>
    public static IEnumerable<string> Several(string text, IEnumerable<string> known)
    {
        if (text.Length > LongestName)
        {
            return [];
        }

        var limit = Math.Min(3, text.Length / 3);
        var lower = text.ToLowerInvariant();
        var rows = new int[lower.Length + 1, lower.Length + limit + 1];
        return known
            .Where(name => Math.Abs(name.Length - lower.Length) <= limit)
            .Take(MostNames)
            .Select(name => (Name: name, Distance: Distance(lower, name.ToLowerInvariant(), rows)))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            .Select(pair => pair.Name)
            .Take(MostSuggestions);
    }

    /// <summary>A question to put into a message, or nothing when no name is near.</summary>
    public static string Suggest(string text, IEnumerable<string> known) => Of(text, known) is { } name ? $" (did you mean '{name}'?)" : "";

    // The number of letters to insert, delete, change or swap (optimal string alignment).
    private static int Distance(string one, string other, int[,] rows)
    {
        for (var row = 0; row <= one.Length; row++)
        {
            for (var column = 0; column <= other.Length; column++)
            {
                var distance = row + column;
                if (row > 0 && column > 0)
                {
                    var isChanged = one[row - 1] == other[column - 1] ? 0 : 1;
                    distance = Math.Min(Math.Min(rows[row - 1, column], rows[row, column - 1]) + 1, rows[row - 1, column - 1] + isChanged);
                }

                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                {
                    distance = Math.Min(distance, rows[row - 2, column - 2] + 1);
                }

                rows[row, column] = distance;
            }
        }

        return rows[one.Length, other.Length];
    }
}
