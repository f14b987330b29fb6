namespace Microsoft.CodeAnalysis;

/// <summary>Keeps a type of this folder from meeting that of the platform in projects that see the internals.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class EmbeddedAttribute : Attribute;
