using Microsoft.CodeAnalysis.CSharp;

namespace TrueWatch.Generators.Tests;

/// <summary>Methods of the right name that emitted code can call, or what is in the way of that.</summary>
public sealed class CallableMethodTests
{
    private const string Needed = "; a public or internal instance method of a class or interface is needed that returns a Task or ValueTask of the response";

    private static readonly string Document = JobService.Document(
        "x-polling: {name: Job, status: $response.body#/state, states: {pending: queued, success: done, failure: [failed, lost]}}");

    [Theory]
    [InlineData("class Client { public Job GetJobAsync() => null!; }", "'Jobs.Client.GetJobAsync()' returns 'Jobs.Job'")]
    [InlineData("class Client { public static Task<Job> GetJobAsync() => null!; }", "'Jobs.Client.GetJobAsync()' is static")]
    [InlineData("class Client { public Task<T> GetJobAsync<T>() => null!; }", "'Jobs.Client.GetJobAsync<T>()' is generic")]
    [InlineData("class Client { private Task<Job> GetJobAsync() => null!; }", "'Jobs.Client.GetJobAsync()' is not accessible")]
    [InlineData("struct Client { public Task<Job> GetJobAsync() => null!; }", "'Jobs.Client.GetJobAsync()' is in the struct 'Jobs.Client'")]
    [InlineData("interface IClient<T> { Task<T> GetJobAsync(); }", "'Jobs.IClient<T>.GetJobAsync()' is in the generic type 'Jobs.IClient<T>' (name a type that inherits it, and is not generic, as the client)")]
    [InlineData("interface IClient { Task<Job> GetJobAsync(in int id); }", "'Jobs.IClient.GetJobAsync(in int)' takes 'id' by reference")]
    [InlineData("interface IClient { Task<Job> GetJobAsync(in int id, ReadOnlySpan<char> more); }", "'Jobs.IClient.GetJobAsync(in int, System.ReadOnlySpan<char>)' takes 'id' by reference")]
    [InlineData("interface IClient { Task<Job> GetJobAsync(ReadOnlySpan<char> id); }", "'Jobs.IClient.GetJobAsync(System.ReadOnlySpan<char>)' takes 'id' of the type 'System.ReadOnlySpan<char>', which cannot be kept from one poll to the next")]
    [InlineData("unsafe interface IClient { Task<Job> GetJobAsync(int* id); }", "'Jobs.IClient.GetJobAsync(int*)' takes 'id' of the type 'int*', which cannot be kept from one poll to the next")]
    [InlineData("file interface IClient { Task<Job> GetJobAsync(); }", "'Jobs.IClient.GetJobAsync()' has to do with 'Jobs.IClient', which is known in its own file only")]
    [InlineData("file class Own { } file class Client { public Task<Job> GetJobAsync(Own[] ids) => null!; }", "'Jobs.Client.GetJobAsync(Jobs.Own[])' has to do with 'Jobs.Client', which is known in its own file only")]
    public void What_is_in_the_way_is_said(string client, string fault)
    {
        var run = new GeneratorRun(Document, Client(client), language: LanguageVersion.CSharp11);

        Assert.Equal($"No waiter for operation 'getJob': {fault}{Needed}", Assert.Single(run.Diagnostics).GetMessage());
        Assert.Empty(run.Result.GeneratedSources);
    }

    [Theory]
    [InlineData("public interface IBase<T> { Task<T> GetJobAsync(string id); } public interface IClient : IBase<Job> { }", "IClient")]
    [InlineData("public class Base<T> { public ValueTask<T> GetJobAsync(string id) => default; } public class Client : Base<Job> { }", "Client")]
    [InlineData("public class Client { public Task<Job> GetJobAsync(string id) => null!; } public class Service { public Task<Job> GetJob(string id) => null!; }", null)]
    [InlineData("public class Client { public Task<Fields> GetJobAsync(string id) => null!; } public class Fields { public string? state; }", null)]
    [InlineData("public class Client { public Task<(string? State, int Pages)> GetJobAsync(string id) => null!; }", null)]
    public void A_method_that_is_inherited_or_one_of_several_is_called(string client, string? name)
    {
        var run = new GeneratorRun(
            Document, Client(client), metadata: name is null ? null : new Dictionary<string, string> { ["Client"] = name });

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void Methods_that_fit_equally_are_named()
    {
        Assert.Equal(
            "No waiter for operation 'getJob': 'Jobs.IOne.GetJobAsync()' and 'Jobs.ITwo.GetJobAsync()' both fit; name the client in x-polling or in the document's item",
            Assert.Single(new GeneratorRun(
                Document, Client("interface IOne { Task<Job> GetJobAsync(); } interface ITwo { Task<Job> GetJobAsync(); }")).Diagnostics).GetMessage());
    }

    [Theory]
    [InlineData("[Experimental(\"JOBS1\")] public class Client { public Task<Job> GetJobAsync(string id) => null!; }")]
    [InlineData("public class Client { [Experimental(\"JOBS1\")] public Task<Job> GetJobAsync(string id) => null!; }")]
    [InlineData("[Experimental(\"JOBS1\")] public class Special : Job { } public class Client { [Experimental(\"JOBS1\")] public Task<Special> GetJobAsync(string id) => null!; }")]
    public void What_calls_something_experimental_is_experimental(string client)
    {
        var run = new GeneratorRun(Document, Client(client));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Contains("Experimental(\"JOBS1\")]\npublic static class", run.Source("Jobs.JobPollingExtensions.g.cs").Replace("    ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string Client(string client) => $$"""
        using System;
        using System.Diagnostics.CodeAnalysis;
        using System.Threading.Tasks;

        namespace Jobs
        {
            public class Job { public string? State { get; set; } }
            {{client}}
        }
        """;
}
