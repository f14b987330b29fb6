namespace TrueWatch.SpecEvolution.Models;

/// <summary>The heading of a change in a changelog (keepachangelog.com).</summary>
internal enum ChangeKind
{
    Added,
    Changed,
    Deprecated,
    Removed,
}
