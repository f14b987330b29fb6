#if NET
// Who was compiled against the build for .NET Standard, which has the type itself, can then run with this one.
[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(System.Runtime.CompilerServices.IsExternalInit))]
#endif
