using System.Globalization;
using System.Text.Json;
using pxr;
using UsdGsplat.TestKit;
using static UsdGsplat.Usd.Tests.Usd.Stages;
using Op = pxr.UsdGeomXformOp;

namespace UsdGsplat.Usd.Tests.Geom;

/// <summary>Random stacks of all transform operations, inverses and resets, against matrices that numpy multiplies.</summary>
[Category("Oracle")]
public sealed class UsdGeomXformOracleTests
{
    // Column vectors and a quaternion formula of its own; only the last line transposes to rows.
    private const string Script = """
        import json, sys
        import numpy as np

        def about(axis, degrees):
            m = np.eye(4)
            a, (u, v) = np.radians(degrees), {"X": (1, 2), "Y": (2, 0), "Z": (0, 1)}[axis]
            m[u, u] = m[v, v] = np.cos(a)
            m[v, u], m[u, v] = np.sin(a), -np.sin(a)
            return m

        def matrix(op, n):
            m = np.eye(4)
            if op == "translate": m[:3, 3] = n
            elif op == "scale": m[0, 0], m[1, 1], m[2, 2] = n
            elif op == "transform": m = np.array(n).reshape(4, 4).T
            elif op == "orient":
                w, v = n[0], np.array(n[1:])
                l = np.sqrt(w * w + v @ v); w, v = w / l, v / l
                k = np.array([[0, -v[2], v[1]], [v[2], 0, -v[0]], [-v[1], v[0], 0]])
                m[:3, :3] = np.eye(3) + 2 * w * k + 2 * k @ k
            elif len(op) == 7: m = about(op[-1], n[0])
            else:
                for axis in op[6:]: m = about(axis, n["XYZ".index(axis)]) @ m
            return m

        for prims in json.load(open(sys.argv[1])):
            world = np.eye(4)
            for prim in prims:
                local = np.eye(4)
                for op in prim["Ops"]:
                    m = matrix(op["Name"], op["Numbers"])
                    local = local @ (np.linalg.inv(m) if op["Inverse"] else m)
                world = local if prim["Resets"] else world @ local
            print(" ".join(repr(float(x)) for x in world.T.flatten()))
        """;

    [Test]
    public void Stacks_of_operations_down_a_namespace()
    {
        var random = new Random(20261126);
        var stages = new List<(UsdGeomXformable Leaf, List<Prim> Prims)>();
        for (int i = 0; i < 60; i++) stages.Add(Chain(random));
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "ops.json");
        File.WriteAllText(file, JsonSerializer.Serialize(stages.Select(each => each.Prims)));
        string[] lines = Oracle.Python(Script, ["numpy"], file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(stages.Count));
        foreach (((UsdGeomXformable leaf, List<Prim> prims), string line) in stages.Zip(lines))
        {
            double[] expected = [.. line.Split(' ').Select(x => double.Parse(x, CultureInfo.InvariantCulture))];
            double[] cells = new double[16];
            leaf.ComputeLocalToWorldTransform(0).CopyToArray(cells);
            double size = expected.Max(Math.Abs);
            Assert.That(cells, Is.EqualTo(expected).Within(1e-9 * size), JsonSerializer.Serialize(prims));
        }

        Assert.That(stages.SelectMany(each => each.Prims).SelectMany(prim => prim.Ops).Select(op => (op.Name, op.Inverse)).Distinct().Count(), Is.EqualTo(26), "every operation and its inverse");
    }

    private static (UsdGeomXformable Leaf, List<Prim> Prims) Chain(Random random)
    {
        UsdStage stage = UsdStage.CreateInMemory();
        string path = "";
        var prims = new List<Prim>();
        UsdGeomXform xform = null!;
        for (int depth = 0; depth < 3; depth++)
        {
            path += "/X";
            xform = UsdGeomXform.Define(stage, path);
            var ops = new List<Operation>();
            for (int k = 0; k < 5; k++)
            {
                var type = (Op.Type)(1 + random.Next(13));
                bool inverse = random.Next(2) == 0;
                double[] numbers = Numbers(type, random);
                Op op = xform.AddXformOp(type, Op.Precision.PrecisionDouble, Token($"n{k}"), inverse);
                op.GetAttr().Set(Value(type, numbers));
                ops.Add(new Operation(Op.GetOpTypeToken(type), inverse, numbers));
            }

            bool resets = random.Next(6) == 0;
            if (resets) xform.SetResetXformStack(true);
            prims.Add(new Prim(resets, ops));
        }

        return (xform, prims);
    }

    private static double[] Numbers(Op.Type type, Random random)
    {
        double[] Some(int count, double low, double high) => [.. Enumerable.Range(0, count).Select(_ => low + (random.NextDouble() * (high - low)))];
        switch (type)
        {
            case Op.Type.TypeScale: return Some(3, 0.5, 2);
            case Op.Type.TypeRotateX or Op.Type.TypeRotateY or Op.Type.TypeRotateZ: return Some(1, -360, 360);
            case Op.Type.TypeTranslate: return Some(3, -5, 5);
            case Op.Type.TypeOrient:
                double[] q = Some(4, -1, 1);
                double length = Math.Sqrt(q.Sum(x => x * x));
                return [.. q.Select(x => x / length)];
            case Op.Type.TypeTransform:
                double[] m = Some(16, -0.3, 0.3);
                for (int i = 0; i < 4; i++) (m[(i * 4) + i], m[(i * 4) + 3]) = (1, i == 3 ? 1 : 0);
                return m;
            default: return Some(3, -360, 360);
        }
    }

    private static VtValue Value(Op.Type type, double[] n) => type switch
    {
        Op.Type.TypeRotateX or Op.Type.TypeRotateY or Op.Type.TypeRotateZ => n[0],
        Op.Type.TypeOrient => new GfQuatd(n[0], n[1], n[2], n[3]),
        Op.Type.TypeTransform => new GfMatrix4d(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12], n[13], n[14], n[15]),
        _ => new GfVec3d(n[0], n[1], n[2]),
    };

    private sealed record Prim(bool Resets, List<Operation> Ops);

    private sealed record Operation(string Name, bool Inverse, double[] Numbers);
}
