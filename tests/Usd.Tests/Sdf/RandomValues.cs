using System.Reflection;
using System.Runtime.InteropServices;
using pxr;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>Makes random values of every type that the text format keeps without loss.</summary>
internal sealed class RandomValues(int seed)
{
    // Halves and time codes print six digits; path expressions have a normal form of their own.
    private static readonly SdfValueTypeName[] Types =
    [
        .. typeof(SdfValueTypeNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (SdfValueTypeName)field.GetValue(null)!)
            .Where(type => type.HeldType is not null && !IsLossy(type.Element!.Type)),
    ];

    private readonly Random random = new(seed);

    internal SdfValueTypeName Type() => Types[random.Next(Types.Length)];

    internal object Of(SdfValueTypeName type) => type.IsArrayType ? ArrayOf(type.Element!) : ScalarOf(type.Element!);

    private static bool IsLossy(SdfElementType type) => type is SdfElementType.Half or SdfElementType.Vec2h or SdfElementType.Vec3h
        or SdfElementType.Vec4h or SdfElementType.Quath or SdfElementType.TimeCode or SdfElementType.PathExpression;

    private object ArrayOf(SdfElement element)
    {
        Array elements = Array.CreateInstance(element.Scalar, random.Next(5));
        for (int i = 0; i < elements.Length; i++) elements.SetValue(ScalarOf(element), i);
        return element.Array!.GetMethod("Adopt", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [elements])!;
    }

    private object ScalarOf(SdfElement element) => element.Type switch
    {
        SdfElementType.String => RandomText(),
        SdfElementType.Token => new TfToken(RandomText()),
        SdfElementType.Asset => new SdfAssetPath(random.Next(3) switch { 0 => "", 1 => "a@@@b@", _ => "./é.png" }),
        SdfElementType.Bool => random.Next(2) == 1,
        SdfElementType.UChar => (byte)random.Next(256),
        SdfElementType.Int => random.Next(int.MinValue, int.MaxValue),
        SdfElementType.UInt => (uint)random.NextInt64(uint.MaxValue + 1L),
        SdfElementType.Int64 => random.NextInt64(long.MinValue, long.MaxValue),
        SdfElementType.UInt64 => (ulong)random.NextInt64(long.MinValue, long.MaxValue),
        SdfElementType.Float => RandomFloat(),
        SdfElementType.Double => RandomDouble(),
        SdfElementType.Vec2i => new GfVec2i(random.Next(), -random.Next()),
        SdfElementType.Vec3i => new GfVec3i(random.Next(), -random.Next(), 0),
        SdfElementType.Vec4i => new GfVec4i(random.Next(), -random.Next(), 0, 1),
        _ => Components(element.Scalar),
    };

    // All that is left is made of floats or of doubles, side by side in memory.
    private object Components(Type type)
    {
        byte[] bytes = new byte[Marshal.SizeOf(type)];
        bool single = type.Name.EndsWith('f');
        if (single) Fill(MemoryMarshal.Cast<byte, float>(bytes.AsSpan()), RandomFloat);
        else Fill(MemoryMarshal.Cast<byte, double>(bytes.AsSpan()), RandomDouble);
        GCHandle handle = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        try
        {
            return Marshal.PtrToStructure(handle.AddrOfPinnedObject(), type)!;
        }
        finally
        {
            handle.Free();
        }
    }

    private static void Fill<T>(Span<T> into, Func<T> next)
    {
        foreach (ref T item in into) item = next();
    }

    private float RandomFloat() => random.Next(4) switch
    {
        0 => random.Next(-10, 10),
        1 => (float)(random.NextDouble() - 0.5),
        2 => float.NegativeInfinity,
        _ => FiniteOr(BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))),
    };

    private double RandomDouble() => random.Next(4) switch
    {
        0 => random.Next(-10, 10),
        1 => -0.0,
        2 => Math.ScaleB(1, random.Next(-1074, 1023)),
        _ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
    };

    private static float FiniteOr(float value) => float.IsNaN(value) ? 0.1f : value;

    private string RandomText() => random.Next(4) switch
    {
        0 => "",
        1 => "a \"quoted\" 'text'",
        2 => "line\nline\r\t\\",
        _ => $"é{(char)random.Next(0x21, 0x7F)}\udc80\u0002",
    };
}
