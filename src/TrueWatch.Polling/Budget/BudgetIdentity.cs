using System.Security.Cryptography;
using System.Text;

namespace TrueWatch.Polling;

/// <summary>One key at one endpoint. The key itself is not kept: what stands for it means nothing outside of this process.</summary>
internal readonly record struct BudgetIdentity(string Endpoint, string Credential)
{
    private static readonly byte[] ProcessSecret = RandomNumberGenerator.GetBytes(32);

    public static BudgetIdentity Of(string endpoint, string credential)
        => new(endpoint, Convert.ToBase64String(SHA256.HashData([.. ProcessSecret, .. Encoding.UTF8.GetBytes(credential)])));
}
