namespace pxr;

/// <summary>Checks metadata before it is set.</summary>
internal static class UsdMetadata
{
    /// <summary>The held value, once the key is known to be a field of this kind of spec and the value to fit it.</summary>
    internal static object Check(string key, SdfSpecType specType, VtValue value, SdfPath path)
    {
        SdfFieldDefinition definition = Find(key, specType, path);
        object held = value.Held ?? throw new ArgumentException($"<{path}>: the value for the metadata '{key}' is empty", nameof(value));
        if (definition.Type is { } type && type.HeldType != held.GetType())
        {
            throw new ArgumentException($"<{path}>: the metadata '{key}' holds {type.GetCPPTypeName()}, not {value.GetTypeName()}", nameof(value));
        }

        return held;
    }

    internal static void CheckDictionary(string key, SdfSpecType specType, SdfPath path)
    {
        if (Find(key, specType, path).Kind != SdfFieldKind.Dictionary) throw new ArgumentException($"<{path}>: the metadata '{key}' is no dictionary", nameof(key));
    }

    private static SdfFieldDefinition Find(string key, SdfSpecType specType, SdfPath path)
    {
        SdfFieldDefinition? definition = SdfFieldSchema.Find(key, specType);
        return definition is null or { Kind: SdfFieldKind.Structural }
            ? throw new ArgumentException($"<{path}>: '{key}' is no metadata field of a {specType}", nameof(key))
            : definition;
    }
}
