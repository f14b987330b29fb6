using System.Text;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>The answer of a finished import as the API's documentation shows it.</summary>
internal static class DocumentedAnswer
{
    public static readonly CallResult Result = new("ok", 12, "TRACE-XXXX");

    /// <param name="names">How many names of resources the answer lists; the documented one lists none.</param>
    public static byte[] Make(int names = 0)
    {
        var list = names == 0
            ? ""
            : $",\"name_list\":[{string.Join(',', Enumerable.Range(0, names).Select(number => $"\"Dashboard {number:000000}\""))}]";
        return Encoding.UTF8.GetBytes(
            $$"""{"code":200,"content":{"status":"ok","action":"import","message":"","errorCode":"","import_info":{"failCount":0,"successCount":12}{{list}}},"errorCode":"","message":"","success":true,"traceId":"TRACE-XXXX"}""");
    }
}
