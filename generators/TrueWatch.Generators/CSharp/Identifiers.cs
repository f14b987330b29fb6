using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Generators.CSharp;

/// <summary>C# names out of a document's names. The same document always gives the same names.</summary>
internal static class Identifiers
{
    /// <summary>How many bytes of UTF-8 a name may have to fit into metadata, with what is put before and behind it.</summary>
    public const int LongestName = 900;

    private static readonly Regex Words = new(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant);

    public static bool IsTooLong(string name) => Encoding.UTF8.GetByteCount(name) > LongestName;

    /// <summary>
    /// PascalCase: <c>import_info</c>, <c>import-info</c> and <c>importInfo</c> all become <c>ImportInfo</c>. Empty when
    /// the text has no letter or digit.
    /// </summary>
    public static string ToPascalCase(string text)
    {
        var name = string.Concat(Words.Matches(text).Cast<Match>().Select(word => char.ToUpperInvariant(word.Value[0]) + word.Value.Substring(1)));
        return name.Length > 0 && char.GetUnicodeCategory(name[0]) == UnicodeCategory.DecimalDigitNumber ? "_" + name : name;
    }

    /// <summary>
    /// A name that somebody chose: as it is where C# takes it, else in PascalCase. Empty when the text has no letter or digit.
    /// </summary>
    public static string FromChosenName(string text)
    {
        // Two names that differ in such a character only are one to C#.
        var isFormatted = text.Any(character => char.GetUnicodeCategory(character) == UnicodeCategory.Format);
        return SyntaxFacts.IsValidIdentifier(text) && text != "value__" && !isFormatted ? text : ToPascalCase(text);
    }
}
