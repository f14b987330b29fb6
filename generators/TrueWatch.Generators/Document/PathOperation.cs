namespace TrueWatch.Generators.Document;

/// <summary>An operation and where it is.</summary>
internal readonly record struct PathOperation(string Path, string Method, YamlMapping PathItem, YamlMapping Operation);
