using System.Security.Cryptography;

namespace TrueWatch.Polling.Compatibility;

/// <summary>Polyfill has the plain hashes only.</summary>
internal static class CryptographyExtensions
{
    extension(HMACSHA256)
    {
        public static byte[] HashData(byte[] key, byte[] source)
        {
            using var algorithm = new HMACSHA256(key);
            return algorithm.ComputeHash(source);
        }
    }
}
