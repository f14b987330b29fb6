namespace TrueWatch.Build.Tests.Packages;

/// <summary>The tests that run what the one build of the consumers made.</summary>
[CollectionDefinition]
public sealed class BuiltConsumers : ICollectionFixture<ConsumerBuild>;
