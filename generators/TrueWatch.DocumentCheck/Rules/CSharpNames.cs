using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TrueWatch.DocumentCheck.Rules;

/// <summary>Which names of a document become names of C#, and which of those.</summary>
internal static partial class CSharpNames
{
    /// <summary>Whether a schema's name becomes that of a type with nothing but its first letter changed.</summary>
    public static bool IsType(string name) => TypeName().IsMatch(name);

    /// <summary>Whether the id of an operation becomes the name of a method.</summary>
    public static bool IsMethod(string name) => MethodName().IsMatch(name);

    /// <summary>Whether a wire name becomes that of a property or a parameter by leaving out what is not part of a word.</summary>
    public static bool IsMember(string name) => MemberName().IsMatch(name);

    /// <summary>Whether somebody chose a name that C# takes as it is.</summary>
    public static bool IsIdentifier(string name) => Identifier().IsMatch(name) && !name.Any(IsFormat);

    /// <summary>The words of a name, each with a capital letter: <c>import_info</c> becomes <c>ImportInfo</c>.</summary>
    public static string ToPascalCase(string name)
    {
        var pascal = new StringBuilder(name.Length);
        var startsWord = true;
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character))
            {
                pascal.Append(startsWord ? char.ToUpperInvariant(character) : character);
                startsWord = false;
            }
            else
            {
                startsWord = true;
            }
        }

        return pascal.Length > 0 && char.IsDigit(pascal[0]) ? $"_{pascal}" : pascal.ToString();
    }

    /// <summary>What two names of parameters have in common that would become one of C#.</summary>
    public static string ToVariable(string name)
        => string.Concat(name.Where(character => char.IsLetterOrDigit(character))).ToLowerInvariant();

    // Two names that differ in such a character only are one to C#.
    private static bool IsFormat(char character) => char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]*\z")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_.-]*\z")]
    private static partial Regex MethodName();

    [GeneratedRegex(@"^[$@_]*[\p{L}\p{Nd}][\p{L}\p{Nd}_.\- ]*\z")]
    private static partial Regex MemberName();

    [GeneratedRegex(@"^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}\p{Cf}]*\z")]
    private static partial Regex Identifier();
}
