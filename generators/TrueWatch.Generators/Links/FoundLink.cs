namespace TrueWatch.Generators.Links;

/// <summary>A link of a success response that leads to a polled operation.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Link">The link, its reference followed.</param>
/// <param name="Owner">The operation that has it.</param>
/// <param name="Target">The polled operation.</param>
/// <param name="Success">The response that has it.</param>
internal sealed record FoundLink(YamlScalar Name, YamlMapping Link, PathOperation Owner, PathOperation Target, SuccessResponse Success)
{
    /// <summary>What a message calls the link.</summary>
    public string DisplayName => $"{Name.Value} of operation '{OpenApiDocument.OperationId(Owner.Operation)?.Value ?? Owner.Path}'";
}
