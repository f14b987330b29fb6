using System.Reflection;
using System.Runtime.Versioning;

namespace TrueWatch.Polling.Tests;

/// <summary>Which build of the library it is that all other tests are run against here.</summary>
public sealed class BuildTests
{
    [Fact]
    public void It_is_the_one_for_NET_Standard() => Assert.Equal(
        ".NETStandard,Version=v2.0",
        typeof(Poller).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
}
