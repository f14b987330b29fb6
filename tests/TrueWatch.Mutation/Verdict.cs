namespace TrueWatch.Mutation;

/// <summary>What the tests made of a mutant.</summary>
internal enum Verdict
{
    Killed,
    Hung,
    Survived,
    NeverReached,
    Equivalent,
}
