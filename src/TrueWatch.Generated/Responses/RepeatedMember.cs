using System.Text;
using System.Text.Json;

namespace TrueWatch.Generated;

/// <summary>
/// Finds a member that a response has more than once, among those that decide what the response means. RFC 8259, section 4,
/// leaves open which of them counts; to take one of two contradicting ones could make a success of a failure.
/// </summary>
internal static class RepeatedMember
{
    private static readonly Member[] Envelope =
    [
        new("success"), new("code"), new("errorCode"),
        new("content",
            new("status"), new("errorCode"),
            new("import_info", new("successCount"), new("failCount"), new("exportFailedInfo"))),
    ];

    /// <returns>The name; null when there is none, or the text is no JSON object.</returns>
    public static string? Find(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            reader.Read();
            return Find(ref reader, Envelope);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Find(ref Utf8JsonReader reader, Member[] members)
    {
        var seen = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // An escaped name is the same name.
            var index = 0;
            while (index < members.Length && !reader.ValueTextEquals(members[index].Utf8))
            {
                index++;
            }

            reader.Read();
            if (index == members.Length)
            {
                reader.Skip();
                continue;
            }

            var member = members[index];
            if ((seen & (1 << index)) != 0)
            {
                return member.Name;
            }

            seen |= 1 << index;
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                if (Find(ref reader, member.Members) is { } name)
                {
                    return name;
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return null;
    }

    private sealed record Member(string Name, params Member[] Members)
    {
        public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Name);
    }
}
