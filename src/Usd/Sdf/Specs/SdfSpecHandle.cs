namespace pxr;

/// <summary>One spec of a layer: a prim, an attribute or a relationship as this layer alone describes it.</summary>
/// <remarks>
/// USD.NET splits specs and handles; here the handle is the spec. A handle of a spec that is not there is dormant: it answers
/// <see cref="IsDormant"/> and <see cref="GetPath"/>, and raises <see cref="InvalidOperationException"/> for all else.
/// </remarks>
public class SdfSpecHandle : IDisposable
{
    private readonly SdfLayerHandle? layer;
    private readonly SdfPath path;

    /// <summary>A handle of nothing.</summary>
    public SdfSpecHandle() => path = SdfPath.Empty;

    /// <summary>A handle of the same spec.</summary>
    public SdfSpecHandle(SdfSpecHandle otherHandle)
    {
        ArgumentNullException.ThrowIfNull(otherHandle);
        (layer, path) = (otherHandle.layer, otherHandle.path);
    }

    internal SdfSpecHandle(SdfLayerHandle layer, SdfPath path) => (this.layer, this.path) = (layer, path);

    /// <summary>What the spec describes; unknown when it is not there.</summary>
    public SdfSpecType GetSpecType() => layer?.GetSpecType(path) ?? SdfSpecType.SdfSpecTypeUnknown;

    /// <summary>Whether the spec is not there.</summary>
    public bool IsDormant() => layer is null || !layer.HasSpec(path);

    /// <summary>The layer.</summary>
    public SdfLayerHandle GetLayer() => layer ?? throw new InvalidOperationException("this handle holds no spec");

    /// <summary>The path in the layer.</summary>
    public SdfPath GetPath() => path;

    /// <summary>Whether edits are allowed.</summary>
    public bool PermissionToEdit() => GetLayer().PermissionToEdit();

    /// <summary>The names of the fields.</summary>
    public TfTokenVector ListFields() => GetLayer().ListFields(path);

    /// <summary>Whether a field is authored.</summary>
    public bool HasField(TfToken name) => GetLayer().HasField(path, name);

    /// <summary>The value of a field; empty when it is not authored.</summary>
    public VtValue GetField(TfToken name) => GetLayer().GetField(path, name);

    /// <summary>Sets a field.</summary>
    /// <exception cref="ArgumentException">The field is none of this kind of spec, or the value has the wrong type.</exception>
    public bool SetField(TfToken name, VtValue value)
    {
        GetLayer().SetField(path, name, value);
        return true;
    }

    /// <summary>Removes a field.</summary>
    public bool ClearField(TfToken name)
    {
        GetLayer().EraseField(path, name);
        return true;
    }

    /// <summary>The value of a metadata field: authored, or its fallback, or empty.</summary>
    public VtValue GetInfo(TfToken key) => HasField(key) ? GetField(key) : VtValue.FromObject(SdfFieldSchema.Find(key, GetSpecType())?.Fallback);

    /// <summary>Sets a metadata field.</summary>
    public void SetInfo(TfToken key, VtValue value) => SetField(key, value);

    /// <summary>Sets one entry of a dictionary field; the key is a key path such as <c>a:b</c>.</summary>
    public void SetInfoDictionaryValue(TfToken dictionaryKey, TfToken entryKey, VtValue value) =>
        GetLayer().SetFieldDictValueByKey(path, dictionaryKey, entryKey, value);

    /// <summary>Whether a metadata field is authored.</summary>
    public bool HasInfo(TfToken key) => HasField(key);

    /// <summary>Removes a metadata field.</summary>
    public void ClearInfo(TfToken key) => ClearField(key);

    /// <summary>Does nothing: the handle is managed memory.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    private protected SdfSpecData Spec => GetLayer().Data.Find(path) ?? throw new InvalidOperationException($"the layer {GetLayer().identifier} has no spec at <{path}>");

    private protected T Value<T>(string field, T fallback) => Spec[field] is T value ? value : fallback;

    private protected void SetValue(string field, object value) => GetLayer().SetFieldValue(path, field, value);

    private protected void ClearValue(string field) => GetLayer().EraseField(path, new TfToken(field));

    private protected void SetEntry(string field, string name, VtValue value)
    {
        VtDictionary entries = Spec[field] is VtDictionary present ? new VtDictionary(present) : new VtDictionary();
        entries.SetValueAtPath(new StdStringVector { name }, value);
        SetValue(field, entries);
    }
}
