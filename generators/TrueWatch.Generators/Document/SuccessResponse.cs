namespace TrueWatch.Generators.Document;

/// <summary>A response to a request that succeeded.</summary>
/// <param name="Code">Its key, such as <c>200</c>, <c>2XX</c> or <c>default</c>.</param>
/// <param name="Response">The response; null where its reference leads nowhere.</param>
/// <param name="Schema">The schema of its JSON body; null where it has none.</param>
internal readonly record struct SuccessResponse(string Code, YamlMapping? Response, YamlNode? Schema);
