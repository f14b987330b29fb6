#if NET
using System.Runtime.CompilerServices;

// Who was compiled against the build for .NET Standard, which has the type itself, can then run with this one.
[assembly: TypeForwardedTo(typeof(IsExternalInit))]
#endif
