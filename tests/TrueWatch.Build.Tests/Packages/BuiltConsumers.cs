namespace TrueWatch.Package.Tests;

/// <summary>The tests that run what the one build of the consumers made.</summary>
[CollectionDefinition]
public sealed class BuiltConsumers : ICollectionFixture<ConsumerBuild>;
