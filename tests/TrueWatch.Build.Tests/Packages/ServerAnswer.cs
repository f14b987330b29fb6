namespace TrueWatch.Build.Tests.Packages;

/// <summary>A response of the local server.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Body">The JSON body; may be empty.</param>
/// <param name="Headers">More headers, a line each.</param>
internal sealed record ServerAnswer(int StatusCode, string Body, params string[] Headers)
{
    public static implicit operator ServerAnswer(string body) => new(200, body);
}
