namespace TrueWatch.Generated;

/// <summary>Reads exceptions of properties for those who know a setting by another name.</summary>
internal static class ArgumentExceptionExtensions
{
    extension(ArgumentException exception)
    {
        /// <summary>The message without the name of the parameter, which the platform appends.</summary>
        public string TextWithoutParameter
        {
            get
            {
                var text = exception.Message.Split('\r', '\n')[0];
                var suffix = text.IndexOf(" (Parameter '", StringComparison.Ordinal);
                return suffix < 0 ? text : text.Substring(0, suffix);
            }
        }
    }
}
