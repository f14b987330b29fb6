namespace TrueWatch.Polling.Compatibility;

/// <summary>Polyfill's comes with all that it has for formatting strings.</summary>
internal static class EnumExtensions
{
    extension(Enum)
    {
        public static bool IsDefined<TEnum>(TEnum value)
            where TEnum : struct, Enum
            => Enum.IsDefined(typeof(TEnum), value);
    }
}
