namespace TrueWatch.Generators.Polling;

/// <summary>An expression that leads into the body of a response, by its JSON names.</summary>
internal readonly record struct BodyExpression(YamlScalar Source, EquatableArray<string> Names);
