namespace TrueWatch.Generators.Tests;

/// <summary>Values of <c>x-polling</c> that are right, as JSON.</summary>
internal static class RightValues
{
    /// <summary>Keys that may take the place of those of the first whole value.</summary>
    public static readonly string[] Keys =
    [
        """ "name": "print-job" """,
        """ "name": "5" """,
        """ "name": 5 """,
        """ "name": "über" """,
        """ "result": "$response.body" """,
        """ "result": "$response.body#" """,
        """ "result": "$response.body#/", "status": "$response.body#/" """,
        """ "status": "$response.body#/a~1b~0c" """,
        """ "result": "$response.body#/stage" """,
        """ "states": {"success": "done"} """,
        """ "states": {"pending": [], "success": [0, 1.5, true, "$x"], "failure": "a b", "canceled": ["", "null"]} """,
        """ "states": {"success": [""]} """,
        """ "states": {"pending": ["running"]}, "success": "$statusCode == 200" """,
        """ "states": {}, "success": ["$statusCode == 200"] """,
        """ "success": [] """,
        """ "failure": "$response.body#/error" """,
        """ "failure": ["$response.body", "$response.body#", "$response.body#/"] """,
        """ "failure": " $response.body#/error " """,
        """ "failure": "$response.body#/error=='lost'" """,
        """ "failure": "$response.body#/error!=\"lost\"" """,
        """ "failure": "$response.body#/error == 'it''s' && $response.body#/error != \"a \\\"b\\\" \\\\ \\n \"\"c\"\"\"" """,
        """ "failure": "$response.body#/error == ''" """,
        """ "failure": "$response.body#/error == 'a && b'" """,
        """ "failure": "$response.body#/error in ['a', \"b\", 1, -2.5e-3, true, FALSE, null, ~]" """,
        """ "failure": "$response.body#/error in['a']&&$statusCode in[200,404]" """,
        """ "failure": "$response.body#/a~1b~0c == 999999999999999999" """,
        """ "failure": "$response.body#/error\u00a0==\t1\u2003&&\n$statusCode!=404" """,
        """ "failure": "$response.header.x-state" """,
        """ "failure": "$response.header.!#$%&'*+-.^_`|~0Az == 'a'" """,
        """ "failure": "$response.header.a&&$response.header.b!=null" """,
        """ "canceled": "$statusCode == 100" """,
        """ "canceled": ["$statusCode != 599"] """,
        """ "pending": "$statusCode in [400, 404]" """,
        """ "pending": ["$response.body#/error == 'soon'", "$response.header.x-state"] """,
        """ "pending": [] """,
        """ "delay": {} """,
        """ "delay": {"initial": "PT0.0000001S"} """,
        """ "delay": {"initial": "PT2S", "maximum": "PT2S"} """,
        """ "delay": {"maximum": "P1W2DT3H4M5.6S"} """,
        """ "timeout": "P49D" """,
        """ "timeout": "PT1H30S" """,
        """ "timeout": "PT0M007S" """,
        """ "enum": "JobPhase" """,
        """ "enum": "job-phase" """,
        """ "enum": true """,
        """ "client": "Printing.IPrintClient" """,
        """ "client": 7 """,
        """ "method": "FetchAsync" """,
    ];

    public static readonly string[] Whole =
    [
        """{"name": "Job", "status": "$response.body#/state", "states": {"pending": ["running"], "success": ["done"]}}""",
        """{"name": "Job", "success": "$statusCode == 200"}""",
        """{"name": "Job", "success": ["$response.body#/state == 'done' && $response.body#/error == null", "$statusCode in [404, 410]"]}""",
        """{"name": "Job", "status": "$response.body#/state", "success": "$response.body#/state", "canceled": []}""",
        """{"name": "Job", "status": "$response.body#/state", "result": "$response.body#/stage", "states": {"success": "done", "failure": ["lost", "jammed"], "canceled": []}, "failure": "$response.body#/error", "canceled": "$response.header.x == 'a'", "delay": {"initial": "PT1S", "maximum": "PT1M"}, "timeout": "P1D", "enum": "State", "client": "IJobs", "method": "GetAsync"}""",
        """[{"name": "Ready", "success": "$statusCode == 200"}, {"name": "Gone", "success": "$statusCode == 404"}]""",
        """[{"name": "Ready", "success": "$statusCode == 200"}]""",
        "[]",
    ];
}
