using System.Reflection;
using System.Runtime.Versioning;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>Which build of the libraries it is that all other tests are run against here.</summary>
public sealed class BuildTests
{
    [Theory]
    [InlineData(typeof(TrueWatchClient))]
    [InlineData(typeof(Poller))]
    public void It_is_the_one_for_NET_Standard(Type type) => Assert.Equal(
        ".NETStandard,Version=v2.0",
        type.Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
}
