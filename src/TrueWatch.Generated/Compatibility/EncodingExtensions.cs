using System.Text;

namespace TrueWatch.Generated.Compatibility;

internal static class EncodingExtensions
{
    extension(Encoding encoding)
    {
        public string GetString(ReadOnlySpan<byte> bytes) => encoding.GetString(bytes.ToArray());
    }
}
