namespace TrueWatch.Generators.Links;

/// <summary>A link that a success response of an operation has to a polled one; its reference is followed.</summary>
internal sealed record FoundLink(YamlScalar Name, YamlMapping Link, PathOperation Owner, PathOperation Target, SuccessResponse Success)
{
    /// <summary>What a message calls the link.</summary>
    public string DisplayName => $"{Name.Value} of {Owner.DisplayName}";
}
