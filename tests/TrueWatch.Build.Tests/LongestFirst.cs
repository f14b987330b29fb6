using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(TrueWatch.Build.Tests.LongestFirst))]

namespace TrueWatch.Build.Tests;

/// <summary>Starts the tests that run one after another before the others, which then run beside them.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection
        => [.. testCollections.OrderByDescending(collection => collection.TestCollectionClassName == typeof(SequentialBuilds).FullName)];
}
