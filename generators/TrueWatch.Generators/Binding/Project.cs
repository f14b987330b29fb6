namespace TrueWatch.Generators.Binding;

/// <summary>
/// The project as far as a client can be looked up in it: equal to another one whose files differ in nothing but the
/// bodies of members. An edit of a body, which most edits are, then costs a comparison of the file and no lookup.
/// </summary>
/// <remarks>
/// Of two that are equal the pipeline keeps the older one. That takes over what the newer one knows, so that no compilation
/// and no file is held that the compiler itself has left behind.
/// </remarks>
internal sealed class Project : IEquatable<Project>
{
    private volatile State _state;

    public Project(Compilation compilation) => _state = new State(
        new WeakReference<Compilation>(compilation), compilation.Options, compilation.ExternalReferences, compilation.SyntaxTrees.ToList());

    /// <summary>The latest compilation, which the compiler holds while it runs the generator.</summary>
    public Compilation Compilation => _state.Compilation.TryGetTarget(out var compilation)
        ? compilation
        : throw new InvalidOperationException("The compiler has left the compilation behind that it runs the generator for.");

    public bool Equals(Project? other)
    {
        if (other is null || !_state.IsLike(other._state))
        {
            return false;
        }

        _state = other._state;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Project);

    public override int GetHashCode() => _state.Files.Count;

    private sealed record State(
        WeakReference<Compilation> Compilation, CompilationOptions Options, IReadOnlyList<MetadataReference> References, List<SyntaxTree> Files)
    {
        public bool IsLike(State other)
            => Files.Count == other.Files.Count
                && Options.Equals(other.Options)
                && References.SequenceEqual(other.References)
                && Files.Zip(other.Files, AreAlike).All(isAlike => isAlike);

        private static bool AreAlike(SyntaxTree one, SyntaxTree other) => ReferenceEquals(one, other)
            || (one.FilePath == other.FilePath && one.Options.Equals(other.Options) && Declarations.AreSame(one, other));
    }
}
