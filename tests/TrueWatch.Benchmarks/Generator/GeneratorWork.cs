using Microsoft.CodeAnalysis;
using TrueWatch.Generators;
using TrueWatch.Generators.Binding;
using TrueWatch.Generators.Emit;
using TrueWatch.Generators.Models;
using YamlDotNet.Core;

namespace TrueWatch.Benchmarks.Generator;

/// <summary>The steps of the generator on a document, the scan that no reader of YAML can do without, and another generator.</summary>
internal sealed class GeneratorWork(GeneratorSubject subject)
{
    private static readonly DocumentOptions Options = new(null, null);

    /// <summary>The floor: YamlDotNet's events, and nothing made of them.</summary>
    public int Scan()
    {
        var events = 0;
        for (var parser = new Parser(new StringReader(subject.Text)); parser.MoveNext();)
        {
            events++;
        }

        return events;
    }

    public ParsedDocument Read() => DocumentParser.Parse(subject.Project.Document, Options, default);

    public static EquatableArray<DocumentModel> ToModels(ParsedDocument parsed)
        => new([parsed.Model]);

    /// <summary>Looks the client up, in a compilation that is new.</summary>
    /// <exception cref="InvalidOperationException">The client was not found.</exception>
    public BindingResult Bind(EquatableArray<DocumentModel> documents)
        => ClientBinder.Bind(documents, subject.Project.Edit(), default) is { Operations.Count: > 0 } bound
            ? bound
            : throw new InvalidOperationException("The document has to give waiters.");

    /// <returns>The length of the code.</returns>
    public static int Emit(BindingResult bound)
    {
        var length = 0;
        foreach (var operation in bound.Operations)
        {
            length += OperationEmitter.Emit(operation).Length + ExtensionsEmitter.Emit(operation).Length;
        }

        length += bound.Starters.Sum(starter => StarterEmitter.Emit(starter).Length);
        foreach (var one in bound.Enums)
        {
            length += EnumEmitter.Emit(one).Length + EnumExtensionsEmitter.Emit(one).Length;
        }

        foreach (var typed in bound.TypedStatuses)
        {
            length += TypedStatusEmitter.Emit(typed).Length;
        }

        return length;
    }

    /// <summary>A driver that has not run, with this repository's generator.</summary>
    public GeneratorDriver CreateDriver() => subject.Project.CreateDriver(new PollingGenerator().AsSourceGenerator());

    /// <summary>A driver that has not run, with the generator of System.Text.Json.</summary>
    public GeneratorDriver CreateJsonDriver() => subject.Project.CreateDriver(JsonGenerator.Load());

    /// <summary>A driver that has nothing to run.</summary>
    public GeneratorDriver CreateEmptyDriver() => subject.Project.CreateDriver();

    /// <summary>A first run of a driver: everything is read, looked up and written.</summary>
    /// <exception cref="InvalidOperationException">Nothing was generated.</exception>
    public GeneratorDriver RunFirst(GeneratorDriver driver)
        => driver.RunGenerators(subject.Project.Edit()) is var run && run.GetRunResult().GeneratedTrees.Length > 0
            ? run
            : throw new InvalidOperationException("The generator has generated nothing.");

    /// <summary>A run after an edit of a body somewhere else.</summary>
    public GeneratorDriver RunAfterEdit(GeneratorDriver driver) => driver.RunGenerators(subject.Project.Edit());
}
