using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Generators.CSharp;

/// <summary>C# names out of a document's names. The same document always gives the same names.</summary>
internal static class Identifiers
{
    /// <summary>How many bytes of UTF-8 a name may have to fit into metadata, with what is put before and behind it.</summary>
    public const int LongestName = 900;

    public static bool IsTooLong(string name) => Encoding.UTF8.GetByteCount(name) > LongestName;

    /// <summary>
    /// PascalCase: <c>import_info</c>, <c>import-info</c> and <c>importInfo</c> all become <c>ImportInfo</c>. Empty when
    /// the text has no letter or digit.
    /// </summary>
    public static string ToPascalCase(string text)
    {
        var name = new StringBuilder(text.Length);
        var startsWord = true;
        foreach (var character in text)
        {
            if (!IsIdentifierPart(character))
            {
                startsWord = true;
                continue;
            }

            name.Append(startsWord ? char.ToUpperInvariant(character) : character);
            startsWord = false;
        }

        if (name.Length > 0 && char.GetUnicodeCategory(name[0]) == UnicodeCategory.DecimalDigitNumber)
        {
            name.Insert(0, '_');
        }

        return name.ToString();
    }

    /// <summary>
    /// A name that somebody chose: as it is where C# takes it, else in PascalCase. Empty when the text has no letter or
    /// digit.
    /// </summary>
    public static string FromChosenName(string text)
        => SyntaxFacts.IsValidIdentifier(text) && text != "value__" && !text.Any(IsFormat) ? text : ToPascalCase(text);

    // Two names that differ in such a character only are one to C#.
    private static bool IsFormat(char character) => char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    private static bool IsIdentifierPart(char character) => char.GetUnicodeCategory(character) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber;
}
