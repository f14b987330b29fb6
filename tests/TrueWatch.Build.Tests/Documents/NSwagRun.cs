using System.Reflection;

namespace TrueWatch.Build.Tests.Documents;

/// <summary>NSwag with the client's configuration and templates, without a build around it.</summary>
internal static class NSwagRun
{
    private static readonly string Program = typeof(NSwagRun).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "NSwag").Value!;

    /// <summary>The C# that comes out of a document.</summary>
    public static async Task<string> GenerateAsync(string document)
    {
        var folder = Directory.CreateTempSubdirectory("truewatch-nswag-");
        try
        {
            FileTree.Copy(Repository.PathOf($"{BuildPaths.Project}/nswag"), Path.Combine(folder.FullName, "nswag"), includesFolder: _ => true);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "nswag/document.json"), document, TestContext.Current.CancellationToken);

            var run = await DotNetCommand.RunAsync(
                Path.Combine(folder.FullName, "nswag"),
                [Program, "run", "nswag.json", "/variables:Document=document.json,Output=client.cs"],
                TestContext.Current.CancellationToken,
                new Dictionary<string, string> { ["DOTNET_ROLL_FORWARD"] = "LatestMajor" });

            run.AssertSuccess();
            return await File.ReadAllTextAsync(Path.Combine(folder.FullName, "nswag/client.cs"), TestContext.Current.CancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
