using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TrueWatch.Testing;

namespace TrueWatch.Generators.Tests;

/// <summary>What the generator's page shows is so.</summary>
public sealed partial class GeneratorPageTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using System.Text.Json.Serialization;

        """;

    // What the table says of the client beside its faults.
    private const string Enums = """

        namespace Jobs
        {
            public enum Ended { Done, Queued, Running, Failed }
            public enum Begun { Queued, Running, Done, Failed }
        }
        """;

    public static TheoryData<string> Ids => [.. GeneratorPage.Rows.Select(row => row.Id)];

    [Fact]
    public void The_document_and_the_program_give_a_waiter_without_a_warning()
    {
        var run = Run(GeneratorPage.Document, GeneratorPage.Program);

        Assert.Empty(run.Diagnostics);
        Assert.NotNull(run.Output.GetTypeByMetadataName("Jobs.JobPollingExtensions"));
        var compilation = run.Output.WithOptions(run.Output.Options.WithOutputKind(OutputKind.ConsoleApplication));
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), IsComplaint);
    }

    [Fact]
    public void The_waiter_takes_ten_lines()
    {
        var items = GeneratorPage.Project.Split('\n').Count(line => line.Contains("Include=", StringComparison.Ordinal));
        var keys = GeneratorPage.Document.TrimEnd().Split('\n').SkipWhile(line => !line.Contains("x-polling", StringComparison.Ordinal)).Count();
        var statements = GeneratorPage.Program.Split("\n\n")[2].Split('\n').Length;

        Assert.Equal((2, 6, 2), (items, keys, statements));
        Assert.Contains("ten lines", GeneratorPage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_the_release_notes_and_the_generator_have_the_same_diagnostics()
    {
        var notes = ReleaseNote().Matches(Repository.ReadText("generators/TrueWatch.Generators/AnalyzerReleases.Unshipped.md"))
            .Concat(ReleaseNote().Matches(Repository.ReadText("generators/TrueWatch.Generators/AnalyzerReleases.Shipped.md")))
            .Select(note => $"{note.Groups[1].Value} {note.Groups[2].Value}")
            .Order(StringComparer.Ordinal);
        var own = Descriptors.All.Select(descriptor => $"{descriptor.Id} {descriptor.DefaultSeverity}").ToList();

        Assert.Equal(own, GeneratorPage.Rows.Select(row => $"{row.Id} {row.Severity}"));
        Assert.Equal(own, notes);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_fault_of_a_row_is_reported_and_its_mending_is_not(string id)
    {
        var row = GeneratorPage.Rows.Single(row => row.Id == id);

        Assert.Contains(id, With(row.Fault, row.Mended).Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Empty(With(row.Mended, row.Mended).Diagnostics);
    }

    /// <summary>The page's project with a change: of its document or program, or a key more.</summary>
    private static GeneratorRun With(string text, string mended)
    {
        if (LanguageVersionElement().Match(text) is { Success: true } version)
        {
            Assert.True(LanguageVersionFacts.TryParse(version.Groups[1].Value, out var language));
            return Run(GeneratorPage.Document, GeneratorPage.Program, language);
        }

        if (mended.StartsWith('<'))
        {
            return Run(GeneratorPage.Document, GeneratorPage.Program, withRuntime: text == mended);
        }

        if (text.StartsWith('/'))
        {
            return Run(GeneratorPage.Document.Replace("paths:\n", $"paths:\n  {text}\n", StringComparison.Ordinal), GeneratorPage.Program);
        }

        return GeneratorPage.Program.Contains(mended, StringComparison.Ordinal)
            ? Run(GeneratorPage.Document, GeneratorPage.Program.Replace(mended, text, StringComparison.Ordinal) + Enums)
            : Run(
                GeneratorPage.Document.Contains(mended, StringComparison.Ordinal)
                    ? GeneratorPage.Document.Replace(mended, text, StringComparison.Ordinal)
                    : GeneratorPage.Document + "        " + text + "\n",
                GeneratorPage.Program);
    }

    private static GeneratorRun Run(
        string document,
        string program,
        LanguageVersion language = LanguageVersion.Latest,
        bool withRuntime = true)
        => new(document, ImplicitUsings + program, language: language, withRuntime: withRuntime);

    // That the page's own program has no docs is no affair of the waiter's.
    private static bool IsComplaint(Diagnostic diagnostic) => diagnostic.Severity != DiagnosticSeverity.Hidden
        && (diagnostic.Id != "CS1591" || diagnostic.Location.SourceTree!.FilePath != "Client.cs");

    [GeneratedRegex(@"^(POLL\d\d\d) \| OpenApiPolling \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex ReleaseNote();

    [GeneratedRegex("<LangVersion>(.+)</LangVersion>")]
    private static partial Regex LanguageVersionElement();
}
