namespace TrueWatch.Polling.Compatibility;

internal static class EnumExtensions
{
    extension(Enum)
    {
        public static bool IsDefined<TEnum>(TEnum value)
            where TEnum : struct, Enum
            => Enum.IsDefined(typeof(TEnum), value);
    }
}
