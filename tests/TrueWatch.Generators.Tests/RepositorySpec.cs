using System.Reflection;

namespace TrueWatch.Generators.Tests;

/// <summary>The document of this repository, and a hand-written client of it.</summary>
internal static class RepositorySpec
{
    public const string Client = """
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;

        namespace Workspace
        {
            public interface IWorkspaceClient
            {
                Task<Answer> QueryActionStatusAsync(string taskId);
            }

            public partial class Answer
            {
                public bool Success { get; set; }
                public Content? Content { get; set; }
            }

            public partial class Content
            {
                [JsonPropertyName("status")]
                public string? StatusValue { get; set; }
            }
        }
        """;

    public static string Root { get; } = typeof(RepositorySpec).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public static string Text { get; } = File.ReadAllText(Path.Combine(Root, "spec/truewatch.openapi.yaml"));
}
