namespace pxr;

/// <summary>One operation of a prim's transform, stored in an attribute <c>xformOp:type[:suffix]</c>.</summary>
public sealed partial class UsdGeomXformOp : IDisposable
{
    private const string Prefix = "xformOp:";
    private const string InversePrefix = "!invert!";
    private readonly UsdAttribute attribute;
    private readonly bool inverse;

    /// <summary>The operation of an attribute; of an invalid one when null.</summary>
    public UsdGeomXformOp(UsdAttribute? attr = null, bool isInverseOp = false)
    {
        attribute = attr ?? new UsdAttribute();
        inverse = isInverseOp;
    }

    /// <summary>What an operation does.</summary>
    public enum Type
    {
        /// <summary>No operation.</summary>
        TypeInvalid = 0,

        /// <summary>Translation by a vector.</summary>
        TypeTranslate = 1,

        /// <summary>Scaling by factors.</summary>
        TypeScale = 2,

        /// <summary>Rotation about X, degrees.</summary>
        TypeRotateX = 3,

        /// <summary>Rotation about Y, degrees.</summary>
        TypeRotateY = 4,

        /// <summary>Rotation about Z, degrees.</summary>
        TypeRotateZ = 5,

        /// <summary>Rotations about X, then Y, then Z, degrees.</summary>
        TypeRotateXYZ = 6,

        /// <summary>Rotations about X, then Z, then Y, degrees.</summary>
        TypeRotateXZY = 7,

        /// <summary>Rotations about Y, then X, then Z, degrees.</summary>
        TypeRotateYXZ = 8,

        /// <summary>Rotations about Y, then Z, then X, degrees.</summary>
        TypeRotateYZX = 9,

        /// <summary>Rotations about Z, then X, then Y, degrees.</summary>
        TypeRotateZXY = 10,

        /// <summary>Rotations about Z, then Y, then X, degrees.</summary>
        TypeRotateZYX = 11,

        /// <summary>Rotation by a quaternion.</summary>
        TypeOrient = 12,

        /// <summary>A matrix for row vectors.</summary>
        TypeTransform = 13,
    }

    /// <summary>The precision of an operation's value.</summary>
    public enum Precision
    {
        /// <summary>Double.</summary>
        PrecisionDouble = 0,

        /// <summary>Single.</summary>
        PrecisionFloat = 1,

        /// <summary>Half.</summary>
        PrecisionHalf = 2,
    }

    /// <summary>Whether an attribute holds an operation.</summary>
    public static bool IsXformOp(UsdAttribute attr)
    {
        ArgumentNullException.ThrowIfNull(attr);
        return IsXformOp(attr.GetName());
    }

    /// <summary>Whether an attribute's name is that of an operation.</summary>
    public static bool IsXformOp(TfToken attrName)
    {
        ArgumentNullException.ThrowIfNull(attrName);
        return attrName.GetString().StartsWith(Prefix, StringComparison.Ordinal);
    }

    /// <summary>The name of a type: <c>translate</c>, <c>rotateXYZ</c>, …</summary>
    public static TfToken GetOpTypeToken(Type opType)
    {
        string name = opType.ToString()["Type".Length..];
        return new TfToken(opType == Type.TypeInvalid ? "" : char.ToLowerInvariant(name[0]) + name[1..]);
    }

    /// <summary>The type of a name.</summary>
    public static Type GetOpTypeEnum(TfToken opTypeToken) =>
        Enum.GetValues<Type>().FirstOrDefault(t => t != Type.TypeInvalid && GetOpTypeToken(t) == opTypeToken);

    /// <summary>The attribute name of an operation, with <c>!invert!</c> in front for an inverse.</summary>
    public static TfToken GetOpName(Type opType, TfToken? opSuffix = null, bool inverse = false)
    {
        string suffix = opSuffix is null || opSuffix.IsEmpty() ? "" : ":" + opSuffix.GetString();
        return new TfToken((inverse ? InversePrefix : "") + Prefix + GetOpTypeToken(opType).GetString() + suffix);
    }

    /// <summary>The value type of an operation.</summary>
    public static SdfValueTypeName GetValueTypeName(Type opType, Precision precision)
    {
        char letter = precision switch { Precision.PrecisionDouble => 'd', Precision.PrecisionFloat => 'f', _ => 'h' };
        string scalar = precision switch { Precision.PrecisionDouble => "double", Precision.PrecisionFloat => "float", _ => "half" };
        return SdfTypeRegistry.Get(opType switch
        {
            Type.TypeTransform => "matrix4d",
            Type.TypeOrient => "quat" + letter,
            Type.TypeRotateX or Type.TypeRotateY or Type.TypeRotateZ => scalar,
            Type.TypeInvalid => throw new ArgumentException("an invalid operation has no value", nameof(opType)),
            _ => scalar + "3",
        });
    }

    /// <summary>The precision of a value type.</summary>
    public static Precision GetPrecisionFromValueTypeName(SdfValueTypeName typeName)
    {
        ArgumentNullException.ThrowIfNull(typeName);
        return typeName.Element?.Type switch
        {
            SdfElementType.Half or SdfElementType.Vec3h or SdfElementType.Quath => Precision.PrecisionHalf,
            SdfElementType.Float or SdfElementType.Vec3f or SdfElementType.Quatf => Precision.PrecisionFloat,
            _ => Precision.PrecisionDouble,
        };
    }

    /// <summary>What the operation does.</summary>
    public Type GetOpType()
    {
        StdStringVector parts = attribute.SplitName();
        return parts.Count < 2 ? Type.TypeInvalid : GetOpTypeEnum(new TfToken(parts[1]));
    }

    /// <summary>The precision of the value.</summary>
    public Precision GetPrecision() => GetPrecisionFromValueTypeName(GetTypeName());

    /// <summary>Whether the operation applies inverted.</summary>
    public bool IsInverseOp() => inverse;

    /// <summary>The name as it stands in the order of operations.</summary>
    public TfToken GetOpName() => new((inverse ? InversePrefix : "") + attribute.GetName().GetString());

    /// <summary>Whether the name ends in a suffix.</summary>
    public bool HasSuffix(TfToken suffix) => attribute.SplitName() is { Count: > 2 } parts && string.Join(':', parts.Skip(2)) == suffix;

    /// <summary>The attribute.</summary>
    public UsdAttribute GetAttr() => attribute;

    /// <summary>Whether the attribute exists.</summary>
    public bool IsDefined() => attribute.IsValid() && GetOpType() != Type.TypeInvalid;

    /// <summary>The attribute's name.</summary>
    public TfToken GetName() => attribute.GetName();

    /// <summary>The last part of the attribute's name.</summary>
    public TfToken GetBaseName() => attribute.GetBaseName();

    /// <summary>The attribute's namespaces.</summary>
    public TfToken GetNamespace() => attribute.GetNamespace();

    /// <summary>The parts of the attribute's name.</summary>
    public StdStringVector SplitName() => attribute.SplitName();

    /// <summary>The attribute's value type.</summary>
    public SdfValueTypeName GetTypeName() => attribute.GetTypeName();

    /// <summary>Fills a vector with the times of the samples.</summary>
    public bool GetTimeSamples(StdDoubleVector times)
    {
        ArgumentNullException.ThrowIfNull(times);
        times.Clear();
        times.AddRange(attribute.GetTimeSamples());
        return true;
    }

    /// <summary>The number of samples.</summary>
    public uint GetNumTimeSamples() => attribute.GetNumTimeSamples();

    /// <summary>Whether there is more than one sample.</summary>
    public bool MightBeTimeVarying() => attribute.ValueMightBeTimeVarying();

    /// <summary>Sets the matrix of a transform operation; other operations are set through their attribute.</summary>
    /// <exception cref="InvalidOperationException">The operation is an inverse, whose attribute belongs to another.</exception>
    public bool Set(GfMatrix4d value, UsdTimeCode? time = null)
    {
        if (inverse) throw new InvalidOperationException($"{GetOpName()} is the inverse of an operation; set that one");
        return attribute.Set(value, time);
    }

    /// <summary>Does nothing: the object is managed memory.</summary>
    public void Dispose()
    {
    }

    /// <summary>The operation that a name in the order of operations means.</summary>
    internal static UsdGeomXformOp FromOrder(UsdPrim prim, string name)
    {
        bool inverted = name.StartsWith(InversePrefix, StringComparison.Ordinal);
        return new UsdGeomXformOp(prim.GetAttribute(new TfToken(inverted ? name[InversePrefix.Length..] : name)), inverted);
    }
}
