using System.Runtime.InteropServices;

namespace TrueWatch.Generated.Compatibility;

internal static class StreamExtensions
{
    extension(Stream stream)
    {
        /// <summary>Reads into memory that is an array, as all of this library is.</summary>
        public Task<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
            => MemoryMarshal.TryGetArray<byte>(buffer, out var array)
                ? stream.ReadAsync(array.Array!, array.Offset, array.Count, cancellationToken)
                : throw new ArgumentException("The memory is no array.", nameof(buffer));
    }
}
