namespace TrueWatch.Generators.Models;

/// <summary>What a JSON value is, as its schema says.</summary>
internal enum JsonKind
{
    /// <summary>The schema does not say, or allows several.</summary>
    Any,

    Text,
    Integer,
    Number,
    Boolean,

    /// <summary>An object or an array, which has no value of its own to compare with.</summary>
    Structure,

    Null,
}
