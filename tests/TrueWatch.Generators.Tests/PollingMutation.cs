using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrueWatch.Generators.Tests;

/// <summary>Makes random faults in a JSON value: in its structure, in what is where, and in its texts.</summary>
internal sealed class PollingMutation(Random random)
{
    private const string Characters = "$#/.'\"\\&=!~[]{},:%<>|()-+ \t\u00a0_0129eEPTWDHMSYinsx\u00fc";

    private static readonly string[] Names =
    [
        "name", "status", "result", "states", "success", "failure", "canceled", "delay", "timeout", "enum", "client",
        "method", "pending", "initial", "maximum", "Success", "x-more",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1.5", "\"\"", "\" \"", "\"Job\"", "\"--\"", "[]", "{}", "[null]", "[\"done\"]", "\"PT5S\"", "\"P1M\"",
        "{\"success\": \"done\"}", "{\"initial\": \"PT1S\"}", "\"$statusCode\"", "\"$response.body#/state\"", "\"$response.header.x\"",
        "\"$statusCode == 200\"", "[\"$statusCode in [200, 204]\", \"$response.body#/error\"]", "\"$response.body#/error != 'a'\"",
    ];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Mutate(string json)
    {
        var root = new JsonArray(JsonNode.Parse(json));
        for (var faults = random.Next(1, 4); faults > 0; faults--)
        {
            var places = Places(root).ToList();
            var (parent, key) = places[random.Next(places.Count)];
            Change(parent, key, places);
        }

        return root is [var value, ..] ? value?.ToJsonString(Readable) ?? "null" : "[]";
    }

    /// <summary>Every value in a value, by what it is in, and where in there.</summary>
    private static IEnumerable<(JsonNode Parent, string Key)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(pair => Places(pair.Value).Prepend((members, pair.Key))),
        JsonArray items => items.SelectMany((item, index) => Places(item).Prepend((items, $"{index}"))),
        _ => [],
    };

    private void Change(JsonNode parent, string key, List<(JsonNode Parent, string Key)> places)
    {
        var (otherParent, otherKey) = places[random.Next(places.Count)];
        switch (random.Next(7))
        {
            case 0:
                Set(parent, key, JsonNode.Parse(Values[random.Next(Values.Length)]));
                break;
            case 1:
                Set(parent, key, Get(otherParent, otherKey)?.DeepClone());
                break;
            case 2 when parent is JsonObject members:
                members.Remove(key);
                break;
            case 3 when parent is JsonObject members:
                var value = Get(parent, key)?.DeepClone();
                members.Remove(key);
                members[Names[random.Next(Names.Length)]] = value;
                break;
            case 4:
                Set(parent, key, new JsonArray(Get(parent, key)?.DeepClone()));
                break;
            case 5 when parent is JsonArray { Count: > 1 } items:
                items.RemoveAt(random.Next(items.Count));
                break;
            default:
                Set(parent, key, Edit(Get(parent, key)));
                break;
        }
    }

    private JsonNode? Edit(JsonNode? value)
    {
        if (value?.GetValueKind() != JsonValueKind.String)
        {
            return value?.DeepClone();
        }

        var text = value.GetValue<string>();
        var at = random.Next(text.Length + 1);
        var character = Characters[random.Next(Characters.Length)].ToString();
        return random.Next(3) switch
        {
            0 => text.Insert(at, character),
            1 => text.Remove(at, Math.Min(1, text.Length - at)),
            _ => text.Remove(at, Math.Min(1, text.Length - at)).Insert(at, character),
        };
    }

    private static JsonNode? Get(JsonNode parent, string key)
        => parent is JsonArray items ? items[int.Parse(key, null)] : parent[key];

    private static void Set(JsonNode parent, string key, JsonNode? value)
    {
        if (parent is JsonArray items)
        {
            items[int.Parse(key, null)] = value;
        }
        else
        {
            parent[key] = value;
        }
    }
}
