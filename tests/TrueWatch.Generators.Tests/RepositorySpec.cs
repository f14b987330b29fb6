using TrueWatch.Testing;

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

    public static string Text { get; } = Repository.ReadText("spec/truewatch.openapi.yaml");
}
