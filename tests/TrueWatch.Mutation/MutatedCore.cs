using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TrueWatch.Testing;

namespace TrueWatch.Mutation;

/// <summary>The sources of a core, and the mutants of them that compile.</summary>
internal sealed class MutatedCore
{
    private readonly Core _core;
    private readonly List<(string File, string Text, int FirstId, int Count)> _files = [];
    private readonly List<Mutant> _all = [];
    private readonly HashSet<int> _chosen;

    public MutatedCore(MutationOptions options)
    {
        _core = options.Core;
        var folder = Repository.PathOf(_core.Folder);
        foreach (var path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (!file.Split('/').Intersect(["bin", "obj", "Compatibility"]).Any() && file.StartsWith(options.Below, StringComparison.Ordinal))
            {
                var text = File.ReadAllText(path);
                var mutator = Mutate(file, text, _all.Count, static _ => false, out _);
                _files.Add((file, text, _all.Count, mutator.Found.Count));
                _all.AddRange(mutator.Found);
            }
        }

        // Some will not compile: twice as many are drawn, and the first that do are taken.
        var order = Enumerable.Range(0, _all.Count).ToArray();
        new Random(options.Seed).Shuffle(order);
        Drawn = [.. order.Take(2 * options.Count)];
        _chosen = [.. Drawn];
    }

    /// <summary>How many mutants there are in all.</summary>
    public int Count => _all.Count;

    /// <summary>The numbers of the mutants that were drawn, in the order in which they were drawn.</summary>
    public IReadOnlyList<int> Drawn { get; }

    /// <summary>The mutants that are in the code, in the order in which they were drawn.</summary>
    public IEnumerable<Mutant> Chosen => Drawn.Where(_chosen.Contains).Select(id => _all[id]);

    /// <summary>Puts the mutants into a copy, builds its tests, and drops those that do not compile.</summary>
    public async Task BuildAsync(WorkingCopy copy)
    {
        while (true)
        {
            foreach (var (file, text, firstId, _) in _files)
            {
                Mutate(file, text, firstId, _chosen.Contains, out var mutated);
                await File.WriteAllTextAsync(copy.PathOf(file), mutated);
            }

            var errors = await copy.BuildAsync();
            if (errors.Count == 0)
            {
                return;
            }

            var before = _chosen.Count;
            foreach (var (file, line, column) in errors)
            {
                Drop(await File.ReadAllTextAsync(copy.PathOf(file)), line, column);
            }

            if (_chosen.Count == before)
            {
                throw new InvalidOperationException($"Errors that no mutant explains: {string.Join(", ", errors)}");
            }
        }
    }

    private static Mutator Mutate(string file, string text, int firstId, Func<int, bool> isChosen, out string mutated)
    {
        var mutator = new Mutator(file, firstId, isChosen);
        mutated = mutator.Visit(Parse(text))!.ToFullString();
        return mutator;
    }

    private static SyntaxNode Parse(string text) => CSharpSyntaxTree.ParseText(
        text, new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: ["NET", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER"])).GetRoot();

    // The mutant around the place, or, such as for a variable that is not always set any more, all of the member.
    private void Drop(string text, int line, int column)
    {
        var root = Parse(text);
        var place = root.SyntaxTree.GetText().Lines[line - 1].Start + column - 1;
        foreach (var node in root.FindToken(place).Parent!.AncestorsAndSelf())
        {
            var ids = node is ConditionalExpressionSyntax or IfStatementSyntax
                ? Ids(node is IfStatementSyntax branch ? branch.Condition : ((ConditionalExpressionSyntax)node).Condition)
                : node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax ? Ids(node) : [];
            if (_chosen.Overlaps(ids))
            {
                _chosen.ExceptWith(ids);
                return;
            }
        }
    }

    private static List<int> Ids(SyntaxNode node) =>
    [
        .. node.DescendantNodesAndSelf()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression.ToString().EndsWith("Mutation.Mutant.Is", StringComparison.Ordinal))
            .Select(call => (int)((LiteralExpressionSyntax)call.ArgumentList.Arguments[0].Expression).Token.Value!),
    ];
}
