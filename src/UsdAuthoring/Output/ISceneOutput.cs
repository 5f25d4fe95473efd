using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Output;

/// <summary>Where the files of a scene go: one package, or loose files. Nothing appears under its name before <see cref="Commit"/>.</summary>
public interface ISceneOutput : IDisposable
{
    /// <summary>The name of the root layer, to be added first.</summary>
    string RootLayerName { get; }

    /// <summary>Whether the output is the root layer itself, so that what can lie in it should; else a folder or a package.</summary>
    bool IsSingleLayer { get; }

    /// <summary>Whether files of any kind have a place; packages hold what composes or draws the scene.</summary>
    bool TakesAnyFile { get; }

    /// <summary>The folder of the root layer, from where it may name files that are no part of the scene; null for a package.</summary>
    string? Folder { get; }

    /// <summary>Bytes that all files together may have.</summary>
    long MaxLength { get; }

    /// <summary>Opens a file where there is room for scratch: nothing appears under its name. The output removes it at the end, if nobody did.</summary>
    TemporaryFile OpenScratch();

    /// <summary>Begins a package that is a file of this output, for one part of the scene. It is committed, or removed, with this output.</summary>
    /// <param name="name">Its file name, as <see cref="LayerName"/> gives it.</param>
    /// <param name="rootExtension">Extension of the package's root layer, which is to be added first.</param>
    /// <param name="maxLength">Bytes that it may have.</param>
    /// <exception cref="IOException">The file exists and may not be replaced.</exception>
    /// <exception cref="InvalidOperationException">The output is a package itself, which has no <see cref="Folder"/>.</exception>
    ISceneOutput OpenPackage(string name, string rootExtension, long maxLength);

    /// <summary>The name of another layer of the scene, for example <c>gauss.usda</c> for <c>gauss</c>.</summary>
    /// <param name="stem">What it holds.</param>
    /// <param name="extension">With the dot.</param>
    string LayerName(string stem, string extension = ".usda");

    /// <summary>The name of a NuRec payload: the output's own stem, with a suffix when the scene has several.</summary>
    string PayloadName(string suffix);

    /// <summary>The name of any other file of the scene: loose files of a root layer carry its stem.</summary>
    string FileName(string name);

    /// <summary>Adds a layer, in text form or as a crate as its extension says; <c>.usd</c> is a crate.</summary>
    void AddLayer(string name, SdfLayerHandle layer);

    /// <summary>Adds a file.</summary>
    /// <param name="name">Its name, without folders.</param>
    /// <param name="write">Writes its content forward.</param>
    void AddFile(string name, Action<Stream> write);

    /// <summary>Ends the writing and frees what it took; nothing can be added afterwards. <see cref="Commit"/> does so too.</summary>
    void Complete()
    {
    }

    /// <summary>Makes everything visible under its name.</summary>
    /// <returns>The files, the one to open first.</returns>
    IReadOnlyList<string> Commit();
}
