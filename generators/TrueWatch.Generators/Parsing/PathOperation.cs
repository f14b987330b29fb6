using TrueWatch.Generators.Yaml;
namespace TrueWatch.Generators.Parsing;

/// <summary>An operation and the path item that it is in.</summary>
internal readonly record struct PathOperation(YamlMapping Path, YamlMapping Operation);
