using Microsoft.CodeAnalysis;

namespace System.Runtime.CompilerServices;

/// <summary>What the compiler marks <see langword="init"/> accessors with.</summary>
[Embedded]
internal static class IsExternalInit;
