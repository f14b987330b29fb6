using System.Reflection;
using System.Runtime.Loader;

namespace TrueWatch.Generators.Tests;

/// <summary>A project with what was emitted for it, compiled and loaded.</summary>
internal static class EmittedAssembly
{
    /// <summary>Runs a static method of the client's source, without arguments, that returns the task of a text.</summary>
    public static async Task<string> InvokeAsync(GeneratorRun run, string type, string method, params object?[] arguments)
    {
        // A client that refuses statuses that are not listed can still be run.
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id != "POLL022");
        using var image = new MemoryStream();
        Assert.Empty(run.Compile(image));
        image.Position = 0;
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        try
        {
            var assembly = context.LoadFromStream(image);
            return await (Task<string>)assembly.GetType(type)!
                .GetMethod(method, BindingFlags.Public | BindingFlags.Static)!
                .Invoke(null, arguments)!;
        }
        finally
        {
            context.Unload();
        }
    }
}
