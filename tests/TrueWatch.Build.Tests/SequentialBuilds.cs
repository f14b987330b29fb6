namespace TrueWatch.Build.Tests;

/// <summary>The tests that share the one built copy and therefore run one after another.</summary>
[CollectionDefinition]
public sealed class SequentialBuilds : ICollectionFixture<ClientBuild>;
