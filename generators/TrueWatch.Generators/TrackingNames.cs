namespace TrueWatch.Generators;

/// <summary>The names of the pipeline's steps, by which tests ask whether a step ran again.</summary>
internal static class TrackingNames
{
    public const string Parse = nameof(Parse);
    public const string Documents = nameof(Documents);
    public const string Project = nameof(Project);
    public const string Bind = nameof(Bind);
    public const string Operations = nameof(Operations);
    public const string Starters = nameof(Starters);
    public const string Enums = nameof(Enums);
    public const string TypedStatuses = nameof(TypedStatuses);
}
