using System.Buffers.Binary;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats;

namespace UsdGsplat.NuRec;

/// <summary>Finds the nodes in the state of a payload and checks the shapes of their tensors against their bytes.</summary>
internal sealed class NuRecNodeResolver(IByteSource map, NuRecTree tree, List<string> warnings)
{
    private static readonly string[] Required =
    [
        NuRecTensor.Positions, NuRecTensor.Rotations, NuRecTensor.Scales, NuRecTensor.Densities, NuRecTensor.Albedo, NuRecTensor.Specular,
    ];

    /// <summary>All nodes in the order of their names' first appearance.</summary>
    /// <exception cref="Codecs.AssetFormatException">There is none, or a tensor breaks a rule.</exception>
    /// <exception cref="Codecs.AssetUnsupportedException">An activation or a degree that is not known.</exception>
    internal List<NuRecNodeTensors> Resolve()
    {
        var nodes = new List<NuRecNodeTensors>();
        foreach (string name in NodeNames())
        {
            string? missing = Required.FirstOrDefault(f => !tree.Tensors.ContainsKey(Key(name, f)));
            if (missing is null) nodes.Add(ResolveNode(name));
            else warnings.Add($"the node '{name}' has no {missing} and is left out");
        }

        if (nodes.Count > 0) return nodes;
        throw NuRecErrors.Format(map.Name, "state_dict", "NUREC-NO-SPLATS", "expected a node with positions, rotations, scales, densities and features, found none");
    }

    private static string Key(string node, string field) => $"{NuRecTensor.NodePrefix}{node}.{field}";

    private IEnumerable<string> NodeNames() =>
        tree.Tensors.Keys
            .Where(k => k.StartsWith(NuRecTensor.NodePrefix, StringComparison.Ordinal) && k.LastIndexOf('.') > NuRecTensor.NodePrefix.Length)
            .Select(k => k[NuRecTensor.NodePrefix.Length..k.LastIndexOf('.')])
            .Distinct();

    private NuRecNodeTensors ResolveNode(string name)
    {
        long count = Shape(Key(name, NuRecTensor.Positions)) is [var n, ..] ? n : -1;
        NuRecTensorRange albedo = Tensor(name, NuRecTensor.Albedo, count, w => w > 0 && w % 3 == 0, "a multiple of 3");
        if (albedo.Stride > 3) warnings.Add($"the colours of '{name}' vary in time; the constant term is read");
        NuRecTensorRange specular = Tensor(name, NuRecTensor.Specular, count, w => w % 3 == 0, "a multiple of 3");
        int degree = Degree(name, specular.Stride / 3);
        NuRecNode node = Describe(name, count, degree);
        return new NuRecNodeTensors(
            node,
            Tensor(name, NuRecTensor.Positions, count, w => w == 3, "3"),
            Tensor(name, NuRecTensor.Rotations, count, w => w == 4, "4"),
            Tensor(name, NuRecTensor.Scales, count, w => w == 3, "3"),
            Tensor(name, NuRecTensor.Densities, count, w => w == 1, "1"),
            albedo with { Width = 3 },
            specular);
    }

    private NuRecNode Describe(string name, long count, int degree)
    {
        long? active = ActiveFeatures(name);
        if (active is { } stored && stored != degree && stored != (degree + 1) * (degree + 1))
        {
            warnings.Add(NuRecErrors.Text($"the node '{name}' states n_active_features {stored}, but stores degree {degree}, which is read"));
        }

        return new NuRecNode(
            name,
            count,
            degree,
            active,
            Activation(name, "density_activation", "sigmoid"),
            Activation(name, "scale_activation", "exp"),
            Activation(name, "rotation_activation", "normalize"));
    }

    /// <summary>The activation of a node's layer, else of the only named one; a payload that is silent gets the usual one.</summary>
    private string Activation(string node, string key, string usual)
    {
        object? stored = tree.Config.GetValueOrDefault($"layers.{node}.{key}") ?? tree.Config.GetValueOrDefault($"layers.gaussians.{key}");
        if (stored is null)
        {
            warnings.Add($"the payload states no {key} for '{node}'; '{usual}' is taken");
            return usual;
        }

        string name = stored as string ?? "";
        if (name == usual || name == "none") return name;
        throw NuRecErrors.Unsupported(map.Name, $"config/layers.{node}.{key}", "NUREC-ACTIVATION", $"the activations '{usual}' and 'none' are read, found '{stored}'");
    }

    private int Degree(string node, int coefficients)
    {
        if (SphericalHarmonics.DegreeOfRestCount(coefficients) is { } degree) return degree;
        string problem = NuRecErrors.Text($"expected 0, 9, 24 or 45 numbers a splat, found {3L * coefficients}");
        throw coefficients is 24 or 35
            ? NuRecErrors.Unsupported(map.Name, Key(node, NuRecTensor.Specular), "NUREC-SH-DEGREE", "spherical harmonics beyond degree 3 are not read")
            : NuRecErrors.Format(map.Name, Key(node, NuRecTensor.Specular), "NUREC-SH-WIDTH", problem);
    }

    private long? ActiveFeatures(string node)
    {
        if (!tree.Tensors.TryGetValue(Key(node, NuRecTensor.ActiveFeatures), out (long Offset, long Length) range)) return null;
        if (range.Length != 8)
        {
            throw NuRecErrors.Format(
                map.Name, Key(node, NuRecTensor.ActiveFeatures), "NUREC-TENSOR-SIZE", NuRecErrors.Text($"expected 8 bytes, found {range.Length}"));
        }

        Span<byte> raw = stackalloc byte[8];
        map.ReadExactly(range.Offset, raw);
        return BinaryPrimitives.ReadInt64LittleEndian(raw);
    }

    private long[] Shape(string key) =>
        tree.Shapes.GetValueOrDefault(key + NuRecTensor.ShapeSuffix)
        ?? throw NuRecErrors.Format(map.Name, "state_dict", "NUREC-KEY-MISSING", $"expected a key '{key}{NuRecTensor.ShapeSuffix}', found none");

    private NuRecTensorRange Tensor(string node, string field, long count, Func<long, bool> allowed, string expected)
    {
        string key = Key(node, field);
        long[] shape = Shape(key);
        (long offset, long length) = tree.Tensors[key];
        string found = $"[{string.Join(", ", shape)}]";
        if (shape.Length == 0 || count < 0 || shape[0] != count || shape.Any(d => d is < 0 or > int.MaxValue))
        {
            throw NuRecErrors.Format(map.Name, key, "NUREC-SHAPE", NuRecErrors.Text($"expected a shape that starts with {Math.Max(count, 0)}, the number of splats, found {found}"));
        }

        long width = Width(shape);
        if (!allowed(width)) throw NuRecErrors.Format(map.Name, key, "NUREC-SHAPE", $"expected {expected} numbers a splat, found the shape {found}");
        return new NuRecTensorRange(offset, (int)width, (int)width, ItemSize(key, length, checked(count * width), found));
    }

    /// <summary>Numbers a splat; far more than any tensor has when the product grows beyond all bounds.</summary>
    private static long Width(long[] shape)
    {
        long width = 1;
        foreach (long dimension in shape.AsSpan(1)) width = Math.Min(1 << 20, width * Math.Min(1 << 20, dimension));
        return width;
    }

    private int ItemSize(string key, long length, long items, string shape)
    {
        if (length == 2 * items) return 2;
        bool wide = tree.Config.GetValueOrDefault("layers.gaussians.precision") is 32L;
        if (wide && length == 4 * items) return 4;
        throw NuRecErrors.Format(
            map.Name, key, "NUREC-TENSOR-SIZE", NuRecErrors.Text($"expected {(wide ? 4 : 2) * items} bytes for the shape {shape}, found {length}"));
    }
}
