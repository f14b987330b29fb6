namespace TrueWatch.Build.Tests;

/// <summary>Projects that are built at the same time and need the same client.</summary>
[Collection<SequentialBuilds>]
public sealed class ParallelBuildTests
{
    private readonly ClientBuild _build;

    public ParallelBuildTests(ClientBuild build) => _build = build.Reset();

    [Fact]
    public async Task Two_projects_that_reference_the_client_in_one_solution_run_NSwag_once()
    {
        foreach (var name in new[] { "First", "Second" })
        {
            _build.WriteText($"consumers/{name}/{name}.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    <ProjectReference Include="../../src/TrueWatch.Generated/TrueWatch.Generated.csproj" />
                  </ItemGroup>
                </Project>
                """);
        }

        _build.WriteText("consumers/consumers.slnx", """
            <Solution>
              <Project Path="First/First.csproj" />
              <Project Path="Second/Second.csproj" />
            </Solution>
            """);
        _build.Touch(BuildPaths.Document);

        var build = await _build.RunAsync(
            ["build", "consumers/consumers.slnx", .. BuildServers.Options, "-m", "-v:detailed", "-p:RunAnalyzers=false"]);

        build.AssertSuccess();
        Assert.Equal(1, build.CountNSwagRuns());
    }
}
