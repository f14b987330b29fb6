namespace TrueWatch.Polling.Compatibility;

internal static class ConvertExtensions
{
    extension(Convert)
    {
        public static string ToHexString(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", "");
    }
}
