namespace TrueWatch.Generators.Parsing;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>The known name that is nearest to a text, in edits; null when none is near.</summary>
    public static string? Of(string text, IEnumerable<string> known)
    {
        var limit = Math.Min(3, text.Length / 3);
        return known
            .Select(name => (Name: name, Distance: Distance(text.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            .Select(pair => pair.Name)
            .FirstOrDefault();
    }

    /// <summary>A question to put into a message, or nothing when no name is near.</summary>
    public static string Suggest(string text, IEnumerable<string> known)
        => Of(text, known) is { } name ? $" (did you mean '{name}'?)" : "";

    // The number of letters to insert, delete, change or swap (optimal string alignment).
    private static int Distance(string one, string other)
    {
        // Far apart in any case, and not worth the square of a long text.
        if (Math.Abs(one.Length - other.Length) > 3)
        {
            return int.MaxValue;
        }

        var rows = new int[one.Length + 1, other.Length + 1];
        for (var row = 0; row <= one.Length; row++)
        {
            for (var column = 0; column <= other.Length; column++)
            {
                if (row == 0 || column == 0)
                {
                    rows[row, column] = row + column;
                    continue;
                }

                var isChanged = one[row - 1] == other[column - 1] ? 0 : 1;
                var distance = Math.Min(
                    Math.Min(rows[row - 1, column], rows[row, column - 1]) + 1, rows[row - 1, column - 1] + isChanged);
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
