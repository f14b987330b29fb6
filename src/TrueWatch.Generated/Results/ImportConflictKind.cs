namespace TrueWatch.Generated;

/// <summary>What of an imported resource the workspace has already.</summary>
public enum ImportConflictKind
{
    /// <summary>Something that no document names: <see cref="ImportConflict.KindValue"/>.</summary>
    Unknown,

    /// <summary>The name.</summary>
    Name,

    /// <summary>The identifier.</summary>
    Identifier,

    /// <summary>The name and the identifier.</summary>
    NameAndIdentifier,
}
