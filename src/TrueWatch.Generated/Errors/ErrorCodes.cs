namespace TrueWatch.Generated;

/// <summary>The error codes that the API's documentation names. Others exist, without a public list.</summary>
internal static class ErrorCodes
{
    public const string KeyRateLimit = "ft.TriggerApiAkCurrentLimiting";
    public const string WorkspaceRateLimit = "ft.TriggerApiWorkspaceCurrentLimiting";
    public const string InvalidKey = "ft.InvalidAPIKey";
}
