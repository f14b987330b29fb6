namespace TrueWatch.Generators.Models;

/// <summary>
/// An argument of the poll of a started task, as C# text: the value, which is read from the request, from the response, or from neither,
/// which is null, and what goes behind it to give it to the poll. Without one that is tested no task was started. The type of a text
/// is null.
/// </summary>
internal sealed record BoundLinkArgument(string Value, bool? IsOfRequest = null, bool IsTested = false, string Use = "", string? TextType = null);
