namespace TrueWatch.SpecEvolution.Rules;

/// <summary>All that is asked of two documents: a method for each kind of change.</summary>
internal static class DocumentRules
{
    private static readonly Func<DocumentPair, IEnumerable<Finding>>[] OfDocuments =
    [
        OperationRules.Removed, OperationRules.Added, ComponentRules.Removed, ComponentRules.Added, SecurityRules.SchemeChanged, ServerRules.OfDocument,
    ];

    private static readonly Func<OperationPair, IEnumerable<Finding>>[] OfOperations =
    [
        OperationRules.Renamed, OperationRules.Moved, OperationRules.Deprecated,
        ParameterRules.Added, ParameterRules.Removed, ParameterRules.Changed, ParameterRules.Reordered, ParameterRules.Deprecated,
        BodyRules.Request, BodyRules.MediaTypes, BodyRules.ResponsesRemoved, BodyRules.ResponsesAdded,
        SecurityRules.Added, ServerRules.OfOperation, LinkRules.Changed, PollingRules.Changed,
    ];

    private static readonly Func<SchemaPair, IEnumerable<Finding>>[] OfSchemas =
    [
        SchemaRules.TypeChanged, SchemaRules.NullableChanged, SchemaRules.DefaultChanged, SchemaRules.Deprecated,
        SchemaRules.AlternativesRemoved, SchemaRules.AlternativesAdded, SchemaRules.DiscriminatorChanged, ComponentRules.Replaced,
    ];

    // Of schemas that have something in common.
    private static readonly Func<SchemaPair, IEnumerable<Finding>>[] OfComparableSchemas =
    [
        PropertyRules.Removed, PropertyRules.Added, PropertyRules.RequiredChanged, PropertyRules.Renamed, SchemaRules.ContentsChanged, EnumRules.Changed, ConstraintRules.Changed,
    ];

    public static IEnumerable<Finding> Check(DocumentPair documents) => OfDocuments.SelectMany(rule => rule(documents))
        .Concat(documents.OperationPairs.SelectMany(pair => OfOperations.SelectMany(rule => rule(pair))))
        .Concat(documents.Schemas.All.SelectMany(pair => (pair.IsComparable ? OfSchemas.Concat(OfComparableSchemas) : OfSchemas).SelectMany(rule => rule(pair))));
}
