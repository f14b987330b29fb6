namespace TrueWatch.Mutation;

/// <summary>One mutation of a core.</summary>
/// <param name="Id">Its number: the same for the same sources.</param>
/// <param name="File">The path of the file, from the core's folder, with slashes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Original">The text of the place.</param>
/// <param name="Mutated">What takes its place.</param>
internal sealed record Mutant(int Id, string File, int Line, string Original, string Mutated)
{
    public override string ToString() => $"{File}:{Line}: {Original}  ->  {Mutated}";
}
