namespace TrueWatch.DocumentCheck.Faults;

internal static class FaultCodes
{
    /// <summary>The file is no OpenAPI document, or contradicts itself.</summary>
    public const string Invalid = "CLIENT001";

    /// <summary>The document is right, but the client's templates cannot do what it says.</summary>
    public const string Unsupported = "CLIENT002";

    /// <summary>A name cannot become one of C#, or two would become the same.</summary>
    public const string Name = "CLIENT003";
}
