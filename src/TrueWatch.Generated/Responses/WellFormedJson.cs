using System.Text;

namespace TrueWatch.Generated;

/// <summary>
/// JSON whose texts can be read, and written again. Two things stand against that which a response can have: bytes that are
/// no UTF-8, and escapes such as <c>\uD800</c> that are half of a surrogate pair, which the grammar allows (RFC 8259,
/// section 8.2).
/// </summary>
internal static class WellFormedJson
{
#if !NET
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

#endif

    /// <summary>The JSON with the replacement character in the place of either; costs little where there is none.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> json) => ReplaceEscapes(ReplaceBytes(json));

    private static ReadOnlyMemory<byte> ReplaceBytes(ReadOnlyMemory<byte> json) =>
        IsUtf8(json.Span) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));

#if NET
    private static bool IsUtf8(ReadOnlySpan<byte> json) => System.Text.Unicode.Utf8.IsValid(json);
#else
    private static bool IsUtf8(ReadOnlySpan<byte> json)
    {
        try
        {
            return Strict.GetCharCount(json) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
#endif

    private static ReadOnlyMemory<byte> ReplaceEscapes(ReadOnlyMemory<byte> json) =>
        json.Span.IndexOf("\\u"u8) < 0 ? json : ReplaceAll(json.ToArray());

    private static byte[] ReplaceAll(byte[] json)
    {
        for (var index = 0; index < json.Length; index++)
        {
            if (json[index] != '\\')
            {
                continue;
            }

            switch (Read(json, index))
            {
                case >= 0xD800 and < 0xDC00 when Read(json, index + 6) is >= 0xDC00 and < 0xE000:
                    index += 11;
                    break;
                case >= 0xD800 and < 0xE000:
                    "FFFD"u8.CopyTo(json.AsSpan(index + 2));
                    index += 5;
                    break;
                default:
                    // What follows belongs to the escape: it may be another backslash.
                    index++;
                    break;
            }
        }

        return json;
    }

    /// <returns>The value of the escape; -1 when there is none.</returns>
    private static int Read(byte[] json, int index)
    {
        if (index + 6 > json.Length || json[index] != '\\' || json[index + 1] != 'u')
        {
            return -1;
        }

        var value = 0;
        foreach (var digit in json.AsSpan(index + 2, 4))
        {
            var number = digit switch
            {
                >= (byte)'0' and <= (byte)'9' => digit - '0',
                >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
                _ => -1,
            };
            if (number < 0)
            {
                return -1;
            }

            value = (value << 4) | number;
        }

        return value;
    }
}
