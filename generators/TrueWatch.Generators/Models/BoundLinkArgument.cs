namespace TrueWatch.Generators.Models;

/// <summary>An argument of the poll of a started task, as C# text.</summary>
/// <param name="Value">The value, by <c>response</c> and the parameters of the starter.</param>
/// <param name="Source">Where a link takes it from; null for a parameter of the starter, and for a default.</param>
/// <param name="Text">What the link says.</param>
/// <param name="CanBeNull">Whether the value can be null.</param>
/// <param name="Otherwise">What takes the place of a value that is not there; empty where null can, and null where nothing can.</param>
/// <param name="TextType">The type of a value that is no text; null for a text.</param>
internal sealed record BoundLinkArgument(
    string Value, LinkSource? Source, string Text, bool CanBeNull, string? Otherwise, string? TextType)
{
    public bool IsOfResponse => Source is LinkSource.Body or LinkSource.Header;

    public bool IsOfRequest => Source is LinkSource.RequestBody or LinkSource.RequestParameter;
}
