using pxr;

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

    /// <summary>A path where there is room for scratch files: nothing appears under it.</summary>
    string ScratchName { get; }

    /// <summary>Bytes that all files together may have.</summary>
    long MaxLength { get; }

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

    /// <summary>Makes everything visible under its name.</summary>
    /// <returns>The files, the one to open first.</returns>
    IReadOnlyList<string> Commit();
}
