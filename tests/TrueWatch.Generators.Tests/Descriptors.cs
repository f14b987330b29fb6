using System.Reflection;
using Microsoft.CodeAnalysis;
using TrueWatch.Generators.Diagnostics;

namespace TrueWatch.Generators.Tests;

/// <summary>What the generator has to say, in the order of the ids.</summary>
internal static class Descriptors
{
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [.. typeof(DiagnosticDescriptors)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
        .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];
}
