using System.Diagnostics.CodeAnalysis;

namespace TrueWatch.Polling.Compatibility;

internal static class CollectionExtensions
{
    extension<T>(Queue<T> queue)
    {
        public bool TryPeek([MaybeNullWhen(false)] out T item)
        {
            item = queue.Count > 0 ? queue.Peek() : default;
            return queue.Count > 0;
        }
    }
}
