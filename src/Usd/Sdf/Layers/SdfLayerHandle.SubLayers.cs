namespace pxr;

public partial class SdfLayerHandle
{
    /// <summary>The list of sublayers, the strongest first. Edits of it edit the layer.</summary>
    public SdfSubLayerProxy GetSubLayerPaths() => new(this);

    /// <summary>Replaces the sublayers. Those that stay keep their offsets.</summary>
    /// <exception cref="ArgumentException">A path is empty or stands twice.</exception>
    public void SetSubLayerPaths(StdStringVector newPaths)
    {
        ArgumentNullException.ThrowIfNull(newPaths);
        (List<string> paths, List<SdfLayerOffset> offsets) = SubLayers();
        SetSubLayers([.. newPaths], newPaths.ConvertAll(path => paths.IndexOf(path) is >= 0 and int at ? offsets[at] : new SdfLayerOffset()));
    }

    /// <summary>The number of sublayers.</summary>
    public uint GetNumSubLayerPaths() => (uint)SubLayers().Paths.Count;

    /// <summary>Adds a sublayer.</summary>
    /// <param name="path">Its asset path, relative to this layer.</param>
    /// <param name="index">Its place, 0 for the strongest; -1 for the weakest.</param>
    /// <exception cref="ArgumentException">The path is empty or stands in the list already.</exception>
    public void InsertSubLayerPath(string path, int index = -1)
    {
        (List<string> paths, List<SdfLayerOffset> offsets) = SubLayers();
        int at = index < 0 ? paths.Count : index;
        paths.Insert(at, path);
        offsets.Insert(at, new SdfLayerOffset());
        SetSubLayers(paths, offsets);
    }

    /// <summary>Removes a sublayer.</summary>
    public void RemoveSubLayerPath(int index)
    {
        (List<string> paths, List<SdfLayerOffset> offsets) = SubLayers();
        paths.RemoveAt(index);
        offsets.RemoveAt(index);
        SetSubLayers(paths, offsets);
    }

    /// <summary>The maps of the sublayers' times, as copies.</summary>
    public SdfLayerOffsetVector GetSubLayerOffsets() => new(SubLayers().Offsets.Select(Copy));

    /// <summary>The map of a sublayer's times, as a copy.</summary>
    public SdfLayerOffset GetSubLayerOffset(int index) => Copy(SubLayers().Offsets[index]);

    /// <summary>Sets the map of a sublayer's times.</summary>
    public void SetSubLayerOffset(SdfLayerOffset offset, int index)
    {
        ArgumentNullException.ThrowIfNull(offset);
        (List<string> paths, List<SdfLayerOffset> offsets) = SubLayers();
        offsets[index] = Copy(offset);
        SetSubLayers(paths, offsets);
    }

    internal (List<string> Paths, List<SdfLayerOffset> Offsets) SubLayers()
    {
        List<string> paths = [.. Data.Root.NamesOrEmpty(SdfFieldKeys.SubLayers)];
        List<SdfLayerOffset> offsets = [.. Data.Root[SdfFieldKeys.SubLayerOffsets] as List<SdfLayerOffset> ?? []];
        while (offsets.Count < paths.Count) offsets.Add(new SdfLayerOffset());
        return (paths, offsets);
    }

    private static SdfLayerOffset Copy(SdfLayerOffset offset) => new(offset.GetOffset(), offset.GetScale());

    private void SetSubLayers(List<string> paths, List<SdfLayerOffset> offsets)
    {
        if (paths.Exists(string.IsNullOrEmpty)) throw new ArgumentException("a sublayer needs an asset path", nameof(paths));
        if (paths.Distinct().Count() != paths.Count) throw new ArgumentException("a sublayer stands twice in the list", nameof(paths));
        SetRootField(SdfFieldKeys.SubLayers, paths.Count == 0 ? null : paths);
        SetRootField(SdfFieldKeys.SubLayerOffsets, paths.Count == 0 ? null : offsets);
    }
}
