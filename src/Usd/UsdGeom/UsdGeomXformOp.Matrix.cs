namespace pxr;

public sealed partial class UsdGeomXformOp
{
    /// <summary>The matrix of the operation at a time, for row vectors; identity when it has no value.</summary>
    public GfMatrix4d GetOpTransform(UsdTimeCode time)
    {
        VtValue value = attribute.Get(time);
        return value.IsEmpty() ? new GfMatrix4d(1) : GetOpTransform(GetOpType(), value, inverse);
    }

    /// <summary>The matrix of an operation's value, for row vectors.</summary>
    /// <exception cref="ArgumentException">The value does not fit the operation.</exception>
    public static GfMatrix4d GetOpTransform(Type opType, VtValue opVal, bool isInverseOp = false)
    {
        ArgumentNullException.ThrowIfNull(opVal);
        GfMatrix4d matrix = Matrix(opType, opVal.Held);
        return isInverseOp ? matrix.GetInverse() : matrix;
    }

    private static GfMatrix4d Matrix(Type opType, object? value)
    {
        switch (opType, value)
        {
            case (Type.TypeTransform, GfMatrix4d matrix):
                return matrix;
            case (Type.TypeOrient, GfQuatd or GfQuatf or GfQuath):
                return new GfMatrix4d(1).SetRotate(Quaternion(value));
        }

        if (Scalar(value) is { } angle)
        {
            return opType switch
            {
                Type.TypeRotateX => About(0, angle),
                Type.TypeRotateY => About(1, angle),
                Type.TypeRotateZ => About(2, angle),
                _ => throw DoesNotFit(opType, value),
            };
        }

        GfVec3d vector = Vector(value) ?? throw DoesNotFit(opType, value);
        return opType switch
        {
            Type.TypeTranslate => new GfMatrix4d(1).SetTranslate(vector),
            Type.TypeScale => new GfMatrix4d(1).SetScale(vector),
            Type.TypeRotateXYZ => Euler(vector, 0, 1, 2),
            Type.TypeRotateXZY => Euler(vector, 0, 2, 1),
            Type.TypeRotateYXZ => Euler(vector, 1, 0, 2),
            Type.TypeRotateYZX => Euler(vector, 1, 2, 0),
            Type.TypeRotateZXY => Euler(vector, 2, 0, 1),
            Type.TypeRotateZYX => Euler(vector, 2, 1, 0),
            _ => throw DoesNotFit(opType, value),
        };
    }

    private static ArgumentException DoesNotFit(Type opType, object? value) => new($"a value of type {value?.GetType().Name ?? "none"} does not fit {opType}", nameof(value));

    /// <summary>Rotations about three axes, the first one first; row vectors meet it leftmost.</summary>
    private static GfMatrix4d Euler(GfVec3d degrees, int first, int second, int third) =>
        About(first, degrees[first]) * About(second, degrees[second]) * About(third, degrees[third]);

    private static GfMatrix4d About(int axis, double degrees) => new GfMatrix4d(1).SetRotate(new GfRotation(GfVec3d.Axis((uint)axis), degrees));

    private static double? Scalar(object? value) => value switch
    {
        double d => d,
        float f => f,
        GfHalf h => (double)(float)h,
        _ => null,
    };

    private static GfVec3d? Vector(object? value) => value switch
    {
        GfVec3d d => d,
        GfVec3f f => new GfVec3d(f),
        GfVec3h h => new GfVec3d(h),
        _ => null,
    };

    private static GfQuatd Quaternion(object? value) => value switch
    {
        GfQuatf f => new GfQuatd(f),
        GfQuath h => new GfQuatd(h),
        _ => (GfQuatd)value!,
    };
}
