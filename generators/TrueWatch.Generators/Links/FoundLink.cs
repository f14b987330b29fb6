namespace TrueWatch.Generators.Links;

/// <summary>A link that a success response of an operation has to a polled one; its reference is followed.</summary>
internal sealed record FoundLink(YamlScalar Name, YamlMapping Link, PathOperation Owner, PathOperation Target, SuccessResponse Success)
{
    public string DisplayName => $"{Name.Value} of {Owner.DisplayName}";

    /// <summary>What it gives to the polled operation, as it stands there.</summary>
    public EquatableArray<(string Name, string? Value)> Parameters
        => new(((Link["parameters"] as YamlMapping)?.Entries ?? []).Select(entry => (entry.Key.Value, (entry.Value as YamlScalar)?.Value)));
}
