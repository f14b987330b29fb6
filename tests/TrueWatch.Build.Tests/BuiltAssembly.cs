using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Build.Tests;

/// <summary>The members of an assembly that was built, read from its bytes, so that the file stays free.</summary>
internal sealed class BuiltAssembly
{
    private readonly CSharpCompilation _compilation;

    public BuiltAssembly(string path) => _compilation = CSharpCompilation.Create(
        "Reader", references: [MetadataReference.CreateFromImage(File.ReadAllBytes(path))]);

    public IEnumerable<string> MembersOf(string type)
    {
        var symbol = _compilation.GetTypeByMetadataName(type);
        Assert.True(symbol is not null, $"The assembly has no type {type}");
        return symbol.GetMembers().Select(member => member.Name);
    }
}
