namespace TrueWatch.SpecEvolution.Rules;

/// <summary>What may happen to the bodies of requests and responses, their schemas apart.</summary>
internal static class BodyRules
{
    public static IEnumerable<Finding> Request(OperationPair pair)
    {
        var (old, @new, subject) = (pair.Old.Body, pair.New.Body, $"the request body of {pair.Subject}");
        var (was, @is) = (YamlText.IsTrue(old?["required"]), YamlText.IsTrue(@new?["required"]));
        return old is not null && @new is null ? [pair.Find(BodyRemoved, null, old, $"{subject} was removed")]
            : @is && !was ? [pair.Find(BodyRequired, @new!.Key("required"), old, $"{subject} {(old is null ? "was added as required" : "became required")}", @new)]
            : was && !@is ? [pair.Find(NoteChanged, @new!.Key("required"), old, $"{subject} became optional")]
            : old is null && @new is not null ? [pair.Find(NoteAdded, pair.New.Node.Key("requestBody"), null, $"{subject} was added")]
            : [];
    }

    public static IEnumerable<Finding> MediaTypes(OperationPair pair) => pair.ResponsePairs
        .SelectMany(one => MediaTypes(pair, pair.Documents.MatchContent(one.Old.Node, one.New.Node), ResponseMediaTypeRemoved, $"the {one.New.Name} response", one.New))
        .Concat(pair.New.Body is null ? [] : MediaTypes(pair, pair.Body, RequestMediaTypeRemoved, "the request body", new(pair.New.Node.Key("requestBody")!, pair.New.Body)));

    public static IEnumerable<Finding> ResponsesRemoved(OperationPair pair) =>
        from old in pair.Responses.Removed.Except(pair.ResponsePairs.Select(one => one.Old))
        let rule = OperationPair.IsSuccess(old) ? SuccessRemoved : ErrorResponseRemoved
        select pair.Find(rule, pair.New.Node.Key("responses"), old.Key, $"the {old.Name} response of {pair.Subject} was removed", pair.New.Node["responses"]);

    public static IEnumerable<Finding> ResponsesAdded(OperationPair pair)
        => pair.Responses.Added.Select(added => pair.Find(NoteAdded, added.Key, null, $"the {added.Name} response of {pair.Subject} was added"));

    private static IEnumerable<Finding> MediaTypes(OperationPair pair, Match<Entry> content, Rule rule, string owner, Entry body) => content.Removed
        .Where(old => rule != RequestMediaTypeRemoved || !content.Added.Exists(added => added.Name == "*/*" || added.Name == $"{old.Name.Split('/')[0]}/*"))
        .Select(old => pair.Find(rule, body.Node.Key("content") ?? body.Key, old.Key, $"the media type '{old.Name}' of {owner} of {pair.Subject} was removed", body.Node))
        .Concat(content.Added.Select(added => pair.Find(NoteAdded, added.Key, null, $"the media type '{added.Name}' of {owner} of {pair.Subject} was added")));
}
