using System.Globalization;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>Which property of the <c>vertex</c> element becomes which float of which column.</summary>
internal sealed class PlySplatLayout
{
    private const string RestPrefix = "f_rest_";

    /// <summary>ln 1e-10: how thin the third axis of a 2DGS splat is taken to be.</summary>
    private const float FlatLogScale = -23.02585093f;

    private readonly IByteSource bytes;
    private readonly PlyElement vertex;
    private readonly Dictionary<string, PlySlot> properties = [];
    private readonly PlySlot[][] columns;
    private readonly List<string> warnings = [];

    private PlySplatLayout(IByteSource bytes, PlyHeader header, PlyElement vertex)
    {
        this.bytes = bytes;
        this.vertex = vertex;
        BigEndian = header.Encoding == PlyEncoding.BinaryBigEndian;
        CollectProperties();
        columns = new PlySlot[Enum.GetValues<SplatColumn>().Length][];
        Array.Fill(columns, []);
    }

    internal SplatSchema Schema { get; private set; } = null!;

    internal PlyElement Vertex => vertex;

    internal int Stride => vertex.Stride;

    internal bool BigEndian { get; }

    internal List<string> Warnings => warnings;

    /// <summary>Where each float of a column's record comes from, in the record's order.</summary>
    internal ReadOnlySpan<PlySlot> Slots(SplatColumn column) => columns[(int)column];

    /// <summary>Resolves the names.</summary>
    /// <exception cref="Codecs.AssetFormatException">A property that must be there is not, or the f_rest set is no set.</exception>
    /// <exception cref="Codecs.AssetUnsupportedException">Compressed PLY, or degree 4.</exception>
    internal static PlySplatLayout Resolve(IByteSource bytes, PlyHeader header)
    {
        PlyElement? vertex = header.Elements.FirstOrDefault(e => e.Name == "vertex");
        if (vertex is not null && vertex.Properties.Any(p => p.Name == "packed_position"))
        {
            throw PlyErrors.Unsupported(bytes, "PLY-COMPRESSED", "compressed PLY is not read; convert the file to plain PLY first");
        }

        if (vertex is null || !IsSplat(vertex))
        {
            throw PlyErrors.Vertex(
                bytes, "NOT-A-SPLAT", "expected x, y, z and one of f_dc_0, opacity, scale_0, rot_0, found a PLY of points or a mesh");
        }

        var layout = new PlySplatLayout(bytes, header, vertex);
        layout.ResolveColumns(header);
        return layout;
    }

    private static bool IsSplat(PlyElement vertex)
    {
        HashSet<string> names = [.. vertex.Properties.Select(p => p.Name)];
        return names.IsSupersetOf(["x", "y", "z"]) && names.Overlaps(["f_dc_0", "opacity", "scale_0", "rot_0"]);
    }

    private void CollectProperties()
    {
        int offset = 0;
        for (int i = 0; i < vertex.Properties.Count; i++)
        {
            PlyProperty property = vertex.Properties[i];
            if (property.IsList)
            {
                throw PlyErrors.Vertex(bytes, "PLY-LIST-IN-VERTEX", $"expected scalar properties, found the list '{property.Name}'");
            }

            if (!properties.TryAdd(property.Name, new PlySlot(PlySlotKind.Value, i, offset, property.Type, 0)))
            {
                throw PlyErrors.Vertex(bytes, "PLY-HEADER", $"expected each property once, found '{property.Name}' again");
            }

            offset += property.Type.Size();
        }
    }

    private void ResolveColumns(PlyHeader header)
    {
        Set(SplatColumn.Positions, "x", "y", "z");
        ResolveScales();
        Set(SplatColumn.RotationsXyzw, "rot_1", "rot_2", "rot_3", "rot_0");
        Set(SplatColumn.OpacityLogits, "opacity");
        ResolveColour();
        int degree = ResolveRest();
        bool motion = new PlyMotionRule(bytes, header, properties, warnings).Resolve(columns);
        Schema = new SplatSchema(vertex.Count, degree, motion);
        PlyComments.Report(header, warnings);
    }

    private void Set(SplatColumn column, params string[] names) => columns[(int)column] = [.. names.Select(Find)];

    private PlySlot Find(string name) =>
        properties.TryGetValue(name, out PlySlot slot) ? slot : throw PlyErrors.Missing(bytes, name);

    private void ResolveScales()
    {
        if (properties.ContainsKey("scale_2"))
        {
            Set(SplatColumn.LogScales, "scale_0", "scale_1", "scale_2");
            return;
        }

        columns[(int)SplatColumn.LogScales] = [Find("scale_0"), Find("scale_1"), PlySlot.Fixed(FlatLogScale)];
        warnings.Add("there is no scale_2, so the splats are taken for flat ones (2DGS): the third axis is set to 1e-10");
    }

    private void ResolveColour()
    {
        string[] colours = ["red", "green", "blue"];
        if (properties.ContainsKey("f_dc_0") || !colours.All(c => properties.TryGetValue(c, out PlySlot s) && s.Type == PlyType.UInt8))
        {
            Set(SplatColumn.ShDc, "f_dc_0", "f_dc_1", "f_dc_2");
            return;
        }

        columns[(int)SplatColumn.ShDc] = [.. colours.Select(c => Find(c) with { Kind = PlySlotKind.Colour })];
        warnings.Add("there is no f_dc_0, so the colours are taken from red, green, blue, in 256 steps");
    }

    /// <summary>Files are channel-major: coefficient k of channel c is f_rest_(c·K + k); columns are coefficient-major.</summary>
    /// <returns>The degree.</returns>
    private int ResolveRest()
    {
        SortedDictionary<int, PlySlot> rest = CollectRest();
        int count = rest.Count;
        if (count > 0 && rest.Keys.Last() != count - 1)
        {
            int hole = Enumerable.Range(0, count).First(i => !rest.ContainsKey(i));
            throw PlyErrors.Vertex(bytes, "PLY-SH-GAP", Text($"expected f_rest_0 to f_rest_{count - 1}, found no f_rest_{hole}"));
        }

        if (count == 72) throw PlyErrors.Unsupported(bytes, "PLY-SH-COUNT", "spherical harmonics of degree 4 (72 f_rest properties) are not read");
        int? degree = count % 3 == 0 ? SphericalHarmonics.DegreeOfRestCount(count / 3) : null;
        if (degree is null) throw PlyErrors.Vertex(bytes, "PLY-SH-COUNT", Text($"expected 0, 9, 24 or 45 f_rest properties, found {count}"));

        int coefficients = count / 3;
        var slots = new PlySlot[count];
        for (int k = 0; k < coefficients; k++)
        {
            for (int c = 0; c < 3; c++) slots[(3 * k) + c] = rest[(c * coefficients) + k];
        }

        columns[(int)SplatColumn.ShRest] = slots;
        return degree.Value;
    }

    private SortedDictionary<int, PlySlot> CollectRest()
    {
        var rest = new SortedDictionary<int, PlySlot>();
        foreach ((string name, PlySlot slot) in properties)
        {
            if (!name.StartsWith(RestPrefix, StringComparison.Ordinal)) continue;
            if (!int.TryParse(name.AsSpan(RestPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            {
                throw PlyErrors.Vertex(bytes, "PLY-SH-GAP", $"expected f_rest_ and an index, found '{name}'");
            }

            if (!rest.TryAdd(index, slot))
            {
                throw PlyErrors.Vertex(bytes, "PLY-SH-DUPLICATE", Text($"expected each f_rest index once, found {index} again as '{name}'"));
            }
        }

        return rest;
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
