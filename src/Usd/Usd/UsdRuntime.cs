namespace UniversalSceneDescription;

/// <summary>The start-up helper of the package that USD.NET ships in. There is nothing to start here.</summary>
public static class UsdRuntime
{
    /// <summary>Whether <see cref="Initialize"/> was called.</summary>
    public static bool IsInitialized { get; private set; }

    /// <summary>The folder of OpenUSD's plugins: none, since schemas are built in.</summary>
    public static string? PluginPath => null;

    /// <summary>The folder of native libraries: the program's own, though nothing native is loaded from it.</summary>
    public static string NativeLibraryDirectory => AppContext.BaseDirectory;

    /// <summary>Remembers that it was called.</summary>
    public static void Initialize(string? pluginPath = null, string? nativeLibraryDirectory = null) => IsInitialized = true;

    /// <summary>Remembers that it was called.</summary>
    public static void EnsureInitialized() => Initialize();
}
