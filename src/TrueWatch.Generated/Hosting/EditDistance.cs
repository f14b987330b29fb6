namespace TrueWatch.Generated;

/// <summary>How far two words are apart (optimal string alignment).</summary>
internal static class EditDistance
{
    /// <returns>How many characters have to be inserted, removed, replaced or exchanged with the next one.</returns>
    public static int Of(string one, string other)
    {
        var distances = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                distances[i, j] = i == 0 || j == 0 ? i + j : Nearest(i, j);
            }
        }

        return distances[one.Length, other.Length];

        int Nearest(int i, int j)
        {
            var isSame = one[i - 1] == other[j - 1];
            var distance = Math.Min(
                Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1,
                distances[i - 1, j - 1] + (isSame ? 0 : 1));
            return i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]
                ? Math.Min(distance, distances[i - 2, j - 2] + 1)
                : distance;
        }
    }
}
