namespace TrueWatch.Build.Tests;

/// <summary>The files that the tests edit and look at, relative to the repository.</summary>
internal static class BuildPaths
{
    public const string Document = "spec/truewatch.openapi.yaml";
    public const string Project = "src/TrueWatch.Generated";
    public const string Configuration = Project + "/nswag/nswag.json";
    public const string Templates = Project + "/nswag/templates";
    public const string Client = Project + "/obj/Debug/net10.0/TrueWatch.Generated.NSwag.g.cs";
    public const string ClientForNetStandard = Project + "/obj/Debug/netstandard2.0/TrueWatch.Generated.NSwag.g.cs";
    public const string Assembly = Project + "/bin/Debug/net10.0/TrueWatch.Generated.dll";
}
