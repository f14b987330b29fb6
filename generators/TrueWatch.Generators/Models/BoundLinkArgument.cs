namespace TrueWatch.Generators.Models;

/// <summary>An argument of the poll of a started task, as C# text.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsOfRequest">Whether it is read from the request, and not from the response; null where it is from neither.</param>
/// <param name="IsTested">Whether no task was started without it.</param>
/// <param name="Use">What goes behind the value that was read to give it to the poll.</param>
/// <param name="TextType">The type of a value that is no text; null for a text.</param>
internal sealed record BoundLinkArgument(string Value, bool? IsOfRequest = null, bool IsTested = false, string Use = "", string? TextType = null);
