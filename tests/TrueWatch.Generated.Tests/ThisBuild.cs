namespace TrueWatch.Generated.Tests;

/// <summary>What differs between the two builds of the library, which the same tests are run against.</summary>
internal static class ThisBuild
{
#if NETSTANDARD_BUILD
    /// <summary>.NET Standard has no Brotli.</summary>
    public const string AcceptedEncodings = "gzip, deflate";
#else
    public const string AcceptedEncodings = "gzip, deflate, br";
#endif
}
