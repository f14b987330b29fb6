using System.Text;

namespace TrueWatch.Generated;

/// <summary>Texts that may name addresses, such as that of a proxy with its password.</summary>
internal static class AddressText
{
    private const string Separator = "//";

    // As JSON may write it.
    private const string EscapedSeparator = @"\/\/";

    /// <summary>The text without what stands before the host of an address: <c>http://user:secret@host</c>.</summary>
    public static string WithoutUserInfo(string text)
    {
        StringBuilder? clean = null;
        var kept = 0;
        for (var start = IndexOfAuthority(text, 0); start != -1; start = IndexOfAuthority(text, start))
        {
            // A password may contain an "@" of its own.
            var length = text.AsSpan(start, Length(text, start)).LastIndexOf('@') + 1;
            if (length > 0)
            {
                clean = (clean ?? new StringBuilder(text.Length)).Append(text, kept, start - kept);
                kept = start + length;
            }
        }

        return clean is null ? text : clean.Append(text, kept, text.Length - kept).ToString();
    }

    private static int IndexOfAuthority(string text, int start)
    {
        var plain = text.IndexOf(Separator, start, StringComparison.Ordinal);
        var escaped = text.IndexOf(EscapedSeparator, start, StringComparison.Ordinal);
        return plain >= 0 && (escaped < 0 || plain < escaped)
            ? plain + Separator.Length
            : escaped < 0 ? -1 : escaped + EscapedSeparator.Length;
    }

    private static int Length(string text, int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('/' or '\\' or '?' or '#' or '"' or '<' or '>'))
        {
            end++;
        }

        return end - start;
    }
}
