namespace TrueWatch.SpecEvolution.Tests;

public sealed class ReportTests
{
    [Fact]
    public void The_changes_stand_under_the_headings_of_a_changelog_and_breaks_with_their_reasons()
    {
        var run = new EvolutionRun(
            PairFile.Base,
            PairFile.Base
                .Replace("version: 1.2.0", "version: 1.3.0", StringComparison.Ordinal)
                .Replace("summary: List jobs", "summary: List jobs\n      description: Use searchJobs instead\n      deprecated: true", StringComparison.Ordinal)
                .Replace("        pages: {type: integer}\n", "        copies: {type: integer}\n", StringComparison.Ordinal)
                .Replace("    Job:\n      type: object\n", "    Job:\n      type: object\n      x-breaking: Nobody read pages\n", StringComparison.Ordinal)
                .Replace("maxLength: 40", "maxLength: 20", StringComparison.Ordinal),
            isReport: true);

        Assert.Empty(run.Diagnostics);
        Assert.Equal(
            """
            ## openapi.yaml, version 1.2.0 to 1.3.0

            ### Added

            - Property 'copies' of schema 'Job' was added.

            ### Changed

            - 'maxLength' of property 'name' of schema 'NewJob' changed from 40 to 20.

            ### Deprecated

            - Operation 'listJobs' was deprecated.

            ### Removed

            - Property 'pages' of schema 'Job' was removed.

            ### Breaking

            - Property 'pages' of schema 'Job' was removed. Wire, response: existing clients miss it. Source: code that reads it no longer compiles. Reason: Nobody read pages.
            - 'maxLength' of property 'name' of schema 'NewJob' changed from 40 to 20. Wire, request: the service may refuse what existing clients send. Not agreed to.

            """.ReplaceLineEndings("\n"),
            run.Report);
    }

    [Fact]
    public void Without_changes_the_report_says_so()
        => Assert.Equal("## openapi.yaml, version 1.2.0\n\nNo changes.\n", new EvolutionRun(PairFile.Base, PairFile.Base, isReport: true).Report);

    [Fact]
    public void What_a_document_says_stays_on_its_line_of_the_report()
        => Assert.StartsWith(
            "## openapi.yaml, version 1.2.0 to 1.3\\u2028class Evil { }\n",
            new EvolutionRun(PairFile.Base, PairFile.Base.Replace("version: 1.2.0", "version: \"1.3\\u2028class Evil { }\"", StringComparison.Ordinal), isReport: true).Report,
            StringComparison.Ordinal);

    [Fact]
    public void Without_being_asked_for_nothing_is_written() => Assert.Empty(new EvolutionRun(PairFile.Base, PairFile.Base).Report);
}
