namespace pxr;

public sealed partial class UsdPrim
{
    /// <summary>What the names of prototypes begin with.</summary>
    internal const string PrototypePrefix = "__Prototype_";

    /// <summary>Whether the prim may share its content with equal ones.</summary>
    public bool IsInstanceable() => Field(SdfFieldKeys.Instanceable) is true;

    /// <summary>Whether the prim shares what is below it with equal prims. Walks do not enter it.</summary>
    public bool IsInstance() => View.IsInstance(GetPath()) && IsActive();

    /// <summary>Whether the prim lies below an instance. Opinions of the stage's own layers about it do not count.</summary>
    public bool IsInstanceProxy() => !NearestInstance().IsEmpty();

    /// <summary>Sets whether the prim may share its content, at the edit target.</summary>
    public bool SetInstanceable(bool instanceable) => SetField(SdfFieldKeys.Instanceable, instanceable);

    /// <summary>Removes the opinion about sharing at the edit target.</summary>
    public bool ClearInstanceable() => ClearField(SdfFieldKeys.Instanceable);

    /// <summary>Whether an opinion about sharing is authored.</summary>
    public bool HasAuthoredInstanceable() => Field(SdfFieldKeys.Instanceable) is not null;

    /// <summary>Whether a path is one that prototypes have, <c>/__Prototype_1</c>.</summary>
    public static bool IsPrototypePath(SdfPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.IsRootPrimPath() && path.GetName().StartsWith(PrototypePrefix, StringComparison.Ordinal);
    }

    /// <summary>Whether a path is one that prototypes, or objects inside them, have.</summary>
    public static bool IsPathInPrototype(SdfPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        SdfPath at = path;
        while (at.GetPathElementCount() > 1) at = at.GetParentPath();
        return IsPrototypePath(at);
    }

    /// <summary>Whether the prim is the root of what equal instances share. It has no properties of its own.</summary>
    public bool IsPrototype() => View.IsPrototype(GetPath());

    /// <summary>Whether the prim is a prototype or lies in one. Prims that are seen below an instance do not.</summary>
    public bool IsInPrototype() => IsPathInPrototype(GetPath());

    /// <summary>The root of what this instance shares with equal ones; invalid when the prim is no instance.</summary>
    /// <remarks>Its name, <c>/__Prototype_1</c>, is not the same in every session.</remarks>
    public UsdPrim GetPrototype() => IsInstance() ? new UsdPrim(GetStage(), View.Prototypes.PathOf(View.SourceOf(GetPath()))) : new UsdPrim();

    /// <summary>The prim in the prototype of the nearest instance above that this prim stands for; invalid when there is no instance above.</summary>
    public UsdPrim GetPrimInPrototype()
    {
        SdfPath instance = NearestInstance();
        return instance.IsEmpty() ? new UsdPrim() : new UsdPrim(GetStage(), GetPath().ReplacePrefix(instance, View.Prototypes.PathOf(View.SourceOf(instance))));
    }

    /// <summary>The instances of this prototype, those inside other prototypes too; none when the prim is no prototype.</summary>
    public UsdPrimVector GetInstances() => new(View.Prototypes.InstancesOf(GetPath()).Select(path => new UsdPrim(GetStage(), path)));

    /// <summary>The nearest instance above the prim, inside its prototype when it is in one; the empty path when there is none.</summary>
    private SdfPath NearestInstance()
    {
        if (GetPath().IsAbsoluteRootPath()) return SdfPath.Empty;
        for (SdfPath path = GetPath().GetParentPath(); !path.IsAbsoluteRootPath() && !path.IsEmpty(); path = path.GetParentPath())
        {
            if (View.IsInstance(path)) return path;
        }

        return SdfPath.Empty;
    }
}
