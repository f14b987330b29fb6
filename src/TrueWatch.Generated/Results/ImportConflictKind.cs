namespace TrueWatch.Generated;

/// <summary>What the workspace already has of an imported resource.</summary>
public enum ImportConflictKind
{
    /// <summary>An undocumented kind: <see cref="ImportConflict.KindValue"/>.</summary>
    Unknown,

    /// <summary>The name.</summary>
    Name,

    /// <summary>The identifier.</summary>
    Identifier,

    /// <summary>The name and the identifier.</summary>
    NameAndIdentifier,
}
