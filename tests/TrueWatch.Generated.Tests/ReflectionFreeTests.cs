using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>
/// The libraries call nothing of the platform that finds its way by reflection, such as the overloads of JsonSerializer
/// without metadata: read from the references of the built assemblies, so that it holds for the build for .NET Standard,
/// which no analyzer of trimming looks at.
/// </summary>
public sealed class ReflectionFreeTests
{
    [Theory]
    [InlineData(typeof(TrueWatchClient))]
    [InlineData(typeof(Poller))]
    public void The_libraries_call_nothing_that_needs_reflection(Type type)
    {
        var methods = ReferencedMethods(type.Assembly);

        Assert.Contains(methods, method => method.DeclaringType == typeof(JsonSerializer));
        Assert.Empty(methods.Where(NeedsReflection).Where(method => !IsUnderstood(method)).Select(method => $"{method.DeclaringType}.{method}"));
    }

    [Fact]
    public void A_call_that_needs_reflection_is_found()
    {
        Assert.Equal("1", JsonSerializer.Serialize(1));

        Assert.Contains(
            ReferencedMethods(typeof(ReflectionFreeTests).Assembly),
            method => method.DeclaringType == typeof(JsonSerializer) && NeedsReflection(method));
    }

    // Trimming follows the constant name of a type of the platform; the library gives no other.
    private static bool IsUnderstood(MethodBase method) => method.DeclaringType == typeof(Type) && method.Name == nameof(Type.GetType);

    private static bool NeedsReflection(MethodBase method) =>
        method.IsDefined(typeof(RequiresUnreferencedCodeAttribute)) || method.IsDefined(typeof(RequiresDynamicCodeAttribute));

    /// <summary>The methods of other assemblies that the code of an assembly refers to, save those of generic types.</summary>
    private static List<MethodBase> ReferencedMethods(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.MemberReferences
                .Where(handle => metadata.GetMemberReference(handle) is var reference
                    && reference.GetKind() == MemberReferenceKind.Method
                    && reference.Parent.Kind == HandleKind.TypeReference)
                .Select(handle => assembly.ManifestModule.ResolveMethod(MetadataTokens.GetToken(handle))!),
        ];
    }
}
