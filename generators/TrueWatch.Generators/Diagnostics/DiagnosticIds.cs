namespace TrueWatch.Generators.Diagnostics;

/// <summary>The ids of the diagnostics; they never change their meaning.</summary>
internal static class DiagnosticIds
{
    public const string UnreadableDocument = "POLL001";
    public const string MalformedPolling = "POLL002";
    public const string StatusWithoutState = "POLL003";
    public const string UnknownStatus = "POLL004";
    public const string StatusWithTwoStates = "POLL005";
    public const string ExpressionLeadsNowhere = "POLL006";
    public const string NoClientMethod = "POLL007";
    public const string MemberDoesNotFit = "POLL008";
    public const string NameUsedTwice = "POLL009";
    public const string MalformedCondition = "POLL010";
    public const string ImpossibleValue = "POLL011";
    public const string NoSuccess = "POLL012";
    public const string DelayOverTimeout = "POLL013";
    public const string UnreachableCondition = "POLL014";
    public const string IgnoredExtension = "POLL015";
    public const string UnsupportedLanguage = "POLL016";
    public const string MissingRuntime = "POLL017";
    public const string MalformedEnum = "POLL018";
    public const string UnreadReference = "POLL019";
    public const string AbsentStatusEnds = "POLL020";
    public const string AbsentStatus = "POLL021";
    public const string RefusedStatus = "POLL022";
    public const string IgnoredLink = "POLL023";
    public const string MalformedLink = "POLL024";
}
