namespace TrueWatch.Generators.Document;

/// <summary>An operation and where it is.</summary>
/// <param name="Path">The path, such as <c>/jobs/{id}</c>.</param>
/// <param name="Method">The HTTP method, in lower case.</param>
/// <param name="PathItem">The path item that the operation is in.</param>
/// <param name="Operation">The operation.</param>
internal readonly record struct PathOperation(string Path, string Method, YamlMapping PathItem, YamlMapping Operation);
