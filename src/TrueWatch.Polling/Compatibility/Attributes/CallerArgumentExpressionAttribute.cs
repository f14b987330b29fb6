using Microsoft.CodeAnalysis;

namespace System.Runtime.CompilerServices;

/// <summary>Asks the compiler for the text of an argument.</summary>
[Embedded]
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class CallerArgumentExpressionAttribute(string parameterName) : Attribute
{
    public string ParameterName { get; } = parameterName;
}
