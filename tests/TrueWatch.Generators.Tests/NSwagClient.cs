using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace TrueWatch.Generators.Tests;

/// <summary>Clients as NSwag writes them with System.Text.Json and its defaults, and a service behind them.</summary>
internal static class NSwagClient
{
    /// <summary>Polls a service with what it answers, one response after the other: what each poll came to.</summary>
    private const string Program = """

        namespace Jobs
        {
            public sealed class Script : System.Net.Http.HttpMessageHandler
            {
                private readonly System.Collections.Generic.Queue<string> _answers;

                public Script(string answers) => _answers = new System.Collections.Generic.Queue<string>(answers.Split('|'));

                protected override System.Threading.Tasks.Task<System.Net.Http.HttpResponseMessage> SendAsync(
                    System.Net.Http.HttpRequestMessage request, System.Threading.CancellationToken cancellationToken)
                {
                    var answer = _answers.Dequeue().Split(new[] { ' ' }, 2);
                    return System.Threading.Tasks.Task.FromResult(new System.Net.Http.HttpResponseMessage((System.Net.HttpStatusCode)int.Parse(answer[0]))
                    {
                        Content = new System.Net.Http.StringContent(answer.Length > 1 ? answer[1] : "", System.Text.Encoding.UTF8, "application/json"),
                    });
                }
            }

            public static class Program
            {
                public static async System.Threading.Tasks.Task<string> PollAsync(string answers)
                {
                    var client = new JobClient("http://localhost/", new System.Net.Http.HttpClient(new Script(answers)));
                    var operation = new JobPollingOperation(client, "1");
                    var ends = new System.Collections.Generic.List<string>();
                    foreach (var _ in answers.Split('|'))
                    {
                        try
                        {
                            var answer = await operation.PollAsync(default);
                            ends.Add($"{answer.Outcome} {answer.Status}".TrimEnd());
                        }
                        catch (System.Exception exception)
                        {
                            ends.Add(exception.GetType().Name);
                        }
                    }

                    return string.Join("|", ends);
                }
            }
        }
        """;

    /// <summary>A client, and <see cref="Program"/>.</summary>
    /// <param name="document">The document.</param>
    /// <param name="nullable">Whether optional properties are nullable (generateOptionalPropertiesAsNullable).</param>
    public static async Task<string> GenerateAsync(string document, bool nullable = false)
    {
        var settings = Settings("Jobs", "JobClient");
        settings.CSharpGeneratorSettings.GenerateOptionalPropertiesAsNullable = nullable;
        return await GenerateAsync(document, settings) + Program;
    }

    /// <summary>A client as it comes, with an interface.</summary>
    public static Task<string> GenerateAsync(string document, string @namespace, string client)
    {
        var settings = Settings(@namespace, client);
        settings.GenerateClientInterfaces = true;
        return GenerateAsync(document, settings);
    }

    private static CSharpClientGeneratorSettings Settings(string @namespace, string client)
    {
        var settings = new CSharpClientGeneratorSettings { ClassName = client };
        settings.CSharpGeneratorSettings.Namespace = @namespace;
        settings.CSharpGeneratorSettings.JsonLibrary = CSharpJsonLibrary.SystemTextJson;
        return settings;
    }

    private static async Task<string> GenerateAsync(string document, CSharpClientGeneratorSettings settings)
        => new CSharpClientGenerator(await OpenApiYamlDocument.FromYamlAsync(document, TestContext.Current.CancellationToken), settings).GenerateFile();
}
