using pxr;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.NuRec;

namespace UsdGsplat.Cli.Scripting;

/// <summary>A prim that holds splats, as scripts see it.</summary>
public sealed class ScriptSplatPrim
{
    private const string NuRecMark = "omni:nurec:isNuRecVolume";
    private static readonly TfToken ParticleField = new("ParticleField");

    private readonly long? known;

    /// <summary>A prim.</summary>
    /// <param name="prim">The prim.</param>
    /// <param name="known">How many splats it will hold, where its payload is yet to be written.</param>
    internal ScriptSplatPrim(UsdPrim prim, long? known) => (Prim, this.known) = (prim, known);

    /// <summary>The prim.</summary>
    public UsdPrim Prim { get; }

    /// <summary>Where it is.</summary>
    public SdfPath Path => Prim.GetPath();

    /// <summary>How it stores them: <c>nurec</c> or <c>particlefield</c>.</summary>
    public string Format => IsNuRec(Prim) ? "nurec" : "particlefield";

    /// <summary>How many splats it holds, or will when the scene is written; null when that is not known, for its payload is not there.</summary>
    public long? Count => known ?? (IsNuRec(Prim) ? CountOfPayload() : CountOfPositions());

    /// <summary>The box about them in the prim's own space, as its extent has it; empty when it has none.</summary>
    public GfRange3d Extent
    {
        get
        {
            VtVec3fArray extent = Prim.GetAttribute(new TfToken("extent")).Get();
            return extent.size() == 2 ? new GfRange3d(new GfVec3d(extent[0]), new GfVec3d(extent[1])) : new GfRange3d();
        }
    }

    /// <summary>From the prim's own space to the stage's, at the default time; for row vectors.</summary>
    public GfMatrix4d LocalToWorld => new UsdGeomImageable(Prim).ComputeLocalToWorldTransform(UsdTimeCode.Default());

    /// <summary>The box about them in the stage's space, at the default time; empty when the prim has no extent.</summary>
    public GfRange3d Bounds => Extent is var extent && extent.IsEmpty() ? extent : new GfBBox3d(extent, LocalToWorld).ComputeAlignedRange();

    internal static bool HoldsSplats(UsdPrim prim) => IsNuRec(prim) || prim.IsA(ParticleField);

    private static bool IsNuRec(UsdPrim prim) => prim.HasAttribute(new TfToken(NuRecMark)) && prim.GetAttribute(new TfToken(NuRecMark)).Get();

    private long CountOfPositions()
    {
        uint single = Prim.GetAttribute(new TfToken("positions")).Get().GetArraySize();
        return single > 0 ? single : Prim.GetAttribute(new TfToken("positionsh")).Get().GetArraySize();
    }

    private long? CountOfPayload()
    {
        foreach (SdfPath path in Prim.GetRelationship(new TfToken("field:density")).GetTargets())
        {
            SdfAssetPath payload = Prim.GetStage().GetPrimAtPath(path).GetAttribute(new TfToken("filePath")).Get();
            if (payload.GetResolvedPath().Length == 0) continue;
            using NuRecPayload opened = NuRecPayloadReader.Open(Open(payload.GetResolvedPath()));
            return opened.Schema.Count;
        }

        return null;
    }

    /// <summary>A file, or a member of a package: <c>scene.usdz[gauss.nurec]</c>.</summary>
    private static IByteSource Open(string resolvedPath)
    {
        int member = resolvedPath.EndsWith(']') ? resolvedPath.IndexOf('[', StringComparison.Ordinal) : -1;
        if (member < 0) return new MappedByteSource(resolvedPath);
        UsdZipFile package = UsdZipFile.Open(resolvedPath[..member]);
        return package.OpenFile(resolvedPath[(member + 1)..^1]);
    }
}
