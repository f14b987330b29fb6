namespace TrueWatch.Generators.Models;

/// <summary>Where in the document the parts of an operation are that the binding to the client may complain of.</summary>
internal readonly record struct OperationPlaces(
    SourceSpan OperationId, SourceSpan Name, SourceSpan Status, SourceSpan Result)
{
    public SourceSpan this[OperationPart part] => part switch
    {
        OperationPart.OperationId => OperationId,
        OperationPart.Name => Name,
        OperationPart.Status => Status,
        _ => Result,
    };
}
