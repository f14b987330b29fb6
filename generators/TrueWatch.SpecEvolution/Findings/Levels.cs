namespace TrueWatch.SpecEvolution.Findings;

/// <summary>What a change breaks: the wire, by what clients send and by what they receive, or the code that calls the client.</summary>
[Flags]
internal enum Levels
{
    None = 0,
    Request = 1,
    Response = 2,
    Wire = Request | Response,
    Source = 4,
    All = Wire | Source,
}
