namespace TrueWatch.DocumentCheck.Forms;

/// <summary>Which way the values of a schema go.</summary>
internal enum Direction
{
    /// <summary>It is sent as JSON.</summary>
    Request,

    /// <summary>It is sent as fields and files of a form.</summary>
    Form,

    /// <summary>It is a response.</summary>
    Response,
}
