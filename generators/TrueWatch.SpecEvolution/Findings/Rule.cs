namespace TrueWatch.SpecEvolution.Findings;

/// <summary>
/// A kind of change: the id of its diagnostic, which never changes its meaning (null for what breaks nobody), and what it does
/// to existing clients, by what they send and by what they receive, and to code that calls the client.
/// </summary>
internal sealed record Rule(
    string? Id, DiagnosticSeverity Severity, ChangeKind Kind, string Title, string Request = "", string Response = "", string Source = "")
{
    /// <summary>Whom a change breaks, level by level.</summary>
    public string Whom(Levels breaks) => string.Join(" ", new[]
    {
        (breaks & Levels.Request) == 0 || Request.Length == 0 ? "" : $"Wire, request: {Request}.",
        (breaks & Levels.Response) == 0 || Response.Length == 0 ? "" : $"Wire, response: {Response}.",
        (breaks & Levels.Source) == 0 || Source.Length == 0 ? "" : $"Source: {Source}.",
    }.Where(text => text.Length > 0));
}
