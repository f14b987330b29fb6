namespace TrueWatch.Polling;

/// <summary>Tells somebody else's listeners, whose failures are nothing to a wait: telemetry is not worth a result.</summary>
internal static class Quietly
{
    public static void Run(Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception)
        {
            // There is nobody left to tell.
        }
    }
}
