namespace TrueWatch.Polling.Compatibility;

internal static class RandomExtensions
{
    extension(Random)
    {
        public static Random Shared => SharedRandom.Instance;
    }
}
