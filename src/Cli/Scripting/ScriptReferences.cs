using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace UsdGsplat.Cli.Scripting;

/// <summary>The assemblies that scripts compile against: those that this process may load, its own and the framework's.</summary>
/// <remarks>Each is loaded and its metadata used where it lies in memory: reading the files again would cost 60 MB.</remarks>
internal static class ScriptReferences
{
    /// <summary>All of them, by the list that the host made for this process.</summary>
    internal static IReadOnlyList<MetadataReference> All() =>
        [.. Paths().Select(path => Reference(Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(path))))).OfType<MetadataReference>()];

    /// <summary>Lets scripts use the assemblies that are loaded already, so that a stage of ours is a stage of theirs.</summary>
    internal static void ShareWith(InteractiveAssemblyLoader loader)
    {
        foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (!assembly.IsDynamic) loader.RegisterDependency(assembly);
        }
    }

    private static string[] Paths() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static unsafe PortableExecutableReference? Reference(Assembly assembly) =>
        assembly.TryGetRawMetadata(out byte* metadata, out int length)
            ? AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)metadata, length)).GetReference(display: assembly.GetName().Name)
            : null;
}
