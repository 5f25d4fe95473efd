using pxr;

namespace UsdGsplat.UsdAuthoring.Output;

/// <summary>Where the files of a scene go: one package, or loose files. Nothing appears under its name before <see cref="Commit"/>.</summary>
public interface ISceneOutput : IDisposable
{
    /// <summary>The name of the root layer, to be added first.</summary>
    string RootLayerName { get; }

    /// <summary>Bytes that all files together may have.</summary>
    long MaxLength { get; }

    /// <summary>The name of another layer of the scene, for example <c>gauss.usda</c> for <c>gauss</c>.</summary>
    string LayerName(string stem);

    /// <summary>The name of a NuRec payload: the output's own stem, with a suffix when the scene has several.</summary>
    string PayloadName(string suffix);

    /// <summary>Adds a layer in text form.</summary>
    void AddLayer(string name, SdfLayerHandle layer);

    /// <summary>Adds a file.</summary>
    /// <param name="name">Its name, without folders.</param>
    /// <param name="write">Writes its content forward.</param>
    void AddFile(string name, Action<Stream> write);

    /// <summary>Makes everything visible under its name.</summary>
    /// <returns>The files, the one to open first.</returns>
    IReadOnlyList<string> Commit();
}
