using System.Text;
using System.Text.Json;

namespace TrueWatch.Build.Tests.Packages;

/// <summary>What "dotnet msbuild -getItem" answered.</summary>
internal sealed class ProjectItems
{
    private readonly JsonElement _items;

    public ProjectItems(CommandResult command)
    {
        Assert.True(command.ExitCode == 0 && command.Output.StartsWith('{'), command.Output);
        var bytes = Encoding.UTF8.GetBytes(command.Output);
        var reader = new Utf8JsonReader(bytes);
        _items = JsonElement.ParseValue(ref reader).GetProperty("Items");
        Messages = Encoding.UTF8.GetString(bytes.AsSpan((int)reader.BytesConsumed));
    }

    /// <summary>What the build had to warn of, which comes behind the response.</summary>
    public string Messages { get; }

    /// <summary>A piece of metadata of all items of a type.</summary>
    public IReadOnlyList<string> Metadata(string type, string name)
        => [.. _items.GetProperty(type).EnumerateArray().Select(item => Text(item, name))];

    /// <summary>A piece of metadata of the one item whose file has that name.</summary>
    public string Metadata(string type, string file, string name) => Text(
        Assert.Single(_items.GetProperty(type).EnumerateArray(), item => Text(item, "Filename") + Text(item, "Extension") == file),
        name);

    private static string Text(JsonElement item, string name)
        => item.TryGetProperty(name, out var value) ? value.GetString()! : "";
}
