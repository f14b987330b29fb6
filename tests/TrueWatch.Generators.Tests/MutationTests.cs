namespace TrueWatch.Generators.Tests;

/// <summary>Documents with random faults: whatever comes out of them, it is no exception and it compiles.</summary>
public sealed class MutationTests
{
    private const int DocumentsOfSeed = 1000;

    private const string Polling = """
        x-polling:
          - name: Job
            status: $response.body#/state
            result: $response.body#/error
            states: {pending: [queued], success: done, failure: failed, canceled: [lost]}
            failure: ["$response.body#/error && $response.body#/error/code != 3", $response.header.X-State == 'x']
            delay: {initial: PT1S, maximum: PT5S}
            timeout: PT1H
          - {name: Deletion, success: "$statusCode in [404, 410]", enum: DeletionState, method: GetJobAsync, client: JobClient}
        """;

    public static TheoryData<string, int> Seeds => [.. Enumerable.Range(1, 4)
        .SelectMany(seed => new[] { ("print", seed), ("polling", seed) })
        .Concat([("polling", 5), ("spec", 1)])];

    /// <summary>Ten thousand documents in all.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_document_with_random_faults_breaks_neither_the_generator_nor_the_build(string kind, int seed)
    {
        var (document, client) = Load(kind);
        var mutator = new DocumentMutator(document, new Random(seed));
        var run = new GeneratorRun(document, client);
        Assert.Empty(run.CompilerDiagnostics);
        var compiled = new HashSet<string>();
        for (var number = 0; number < DocumentsOfSeed; number++)
        {
            var mutated = mutator.Mutate();
            run.EditDocument(mutated);
            var context = $"{kind}, seed {seed}, document {number}:\n{mutated}";
            Assert.True(run.Result.Exception is null, $"{run.Result.Exception}\n{context}");
            Assert.All(run.Diagnostics, diagnostic => Assert.StartsWith("POLL", diagnostic.Id, StringComparison.Ordinal));

            // What was compiled before needs not be compiled again.
            if (compiled.Add(string.Concat(run.Result.GeneratedSources.Select(source => source.HintName + source.SourceText))))
            {
                var complaint = run.CompilerDiagnostics.FirstOrDefault();
                Assert.True(complaint is null, $"{complaint}\n{context}");
            }
        }
    }

    private static (string Document, string Client) Load(string kind) => kind switch
    {
        "print" => (PrintService.Document, PrintService.Client),
        "polling" => (JobService.Document(Polling), JobService.WrappingClientAlone),
        _ => (RepositorySpec.Text, RepositorySpec.Client),
    };
}
