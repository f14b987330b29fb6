namespace TrueWatch.Generators.Models;

/// <summary>
/// An operation with a link to a polled one, as the document describes it and without any position in it. The codes are those of the
/// success responses that have the link, as a pattern where others have not; it is mistaken where another has the values that it takes
/// all the same. The names have the waiter in them where the polled operation has several.
/// </summary>
internal sealed record StarterModel(
    CallModel Call, string Link, string Name, string Codes, string? StatusPattern, bool IsMistaken,
    EquatableArray<LinkArgumentModel> Arguments, string ForWaiter = "", int Place = 0);
