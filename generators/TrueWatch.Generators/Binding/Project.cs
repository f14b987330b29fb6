using Microsoft.CodeAnalysis;

namespace TrueWatch.Generators.Binding;

/// <summary>
/// The project as far as a client can be looked up in it: equal to another one whose files differ in nothing but the
/// bodies of members. An edit of a body, which most edits are, then costs a comparison of the file and no lookup.
/// </summary>
internal sealed class Project : IEquatable<Project>
{
    private readonly List<SyntaxTree> _files;

    /// <param name="compilation">The project; of what others have looked up in it nothing is kept.</param>
    public Project(Compilation compilation)
    {
        Compilation = compilation.Clone();
        _files = compilation.SyntaxTrees.ToList();
    }

    public Compilation Compilation { get; }

    public bool Equals(Project? other)
        => other is not null
            && _files.Count == other._files.Count
            && Compilation.Options.Equals(other.Compilation.Options)
            && Compilation.ExternalReferences.SequenceEqual(other.Compilation.ExternalReferences)
            && HasSameDeclarations(other);

    public override bool Equals(object? obj) => Equals(obj as Project);

    public override int GetHashCode() => _files.Count;

    private bool HasSameDeclarations(Project other)
    {
        for (var index = 0; index < _files.Count; index++)
        {
            if (!ReferenceEquals(_files[index], other._files[index])
                && (_files[index].FilePath != other._files[index].FilePath
                    || !_files[index].Options.Equals(other._files[index].Options)
                    || !Declarations.AreSame(_files[index], other._files[index])))
            {
                return false;
            }
        }

        return true;
    }
}
