using System.Globalization;
using TrueWatch.Polling;

namespace TrueWatch.Generated;

/// <summary>Values as the service reads them in a path, a query, a header or a field of a form.</summary>
internal static class ParameterText
{
    /// <exception cref="ArgumentException">It has half of a surrogate pair.</exception>
    public static string Of(object value, string name) =>
        Text(value) is var text && PrintableText.IsWellFormed(text)
            ? text
            : throw new ArgumentException("The value has an unpaired surrogate, which cannot be sent.", name);

    // The check of the document lets only these types through, and the open enums of forms, which are their text.
    private static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
#if NET
        // .NET Standard has no type for it: there, a document with such a parameter does not compile.
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
#endif
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
