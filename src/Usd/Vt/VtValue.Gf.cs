namespace pxr;

/// <content>Conversions from and to the types of module Gf.</content>
public sealed partial class VtValue
{
    /// <summary>A value of type <c>GfVec4i</c>.</summary>
    public VtValue(GfVec4i obj) => _held = obj;

    /// <summary>A value of type <c>GfVec4i</c>.</summary>
    public static implicit operator VtValue(GfVec4i value) => new(value);

    /// <summary>The held <c>GfVec4i</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfVec4i(VtValue value) => Get<GfVec4i>(value);

    /// <summary>A value of type <c>GfVec3i</c>.</summary>
    public VtValue(GfVec3i obj) => _held = obj;

    /// <summary>A value of type <c>GfVec3i</c>.</summary>
    public static implicit operator VtValue(GfVec3i value) => new(value);

    /// <summary>The held <c>GfVec3i</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfVec3i(VtValue value) => Get<GfVec3i>(value);

    /// <summary>A value of type <c>GfVec2i</c>.</summary>
    public VtValue(GfVec2i obj) => _held = obj;

    /// <summary>A value of type <c>GfVec2i</c>.</summary>
    public static implicit operator VtValue(GfVec2i value) => new(value);

    /// <summary>The held <c>GfVec2i</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfVec2i(VtValue value) => Get<GfVec2i>(value);

    /// <summary>A value of type <c>GfVec4h</c>.</summary>
    public VtValue(GfVec4h obj) => _held = obj;

    /// <summary>A value of type <c>GfVec4h</c>.</summary>
    public static implicit operator VtValue(GfVec4h value) => new(value);

    /// <summary>The held <c>GfVec4h</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfVec4h(VtValue value) => Get<GfVec4h>(value);

    /// <summary>A value of type <c>GfVec3h</c>.</summary>
    public VtValue(GfVec3h obj) => _held = obj;

    /// <summary>A value of type <c>GfVec3h</c>.</summary>
    public static implicit operator VtValue(GfVec3h value) => new(value);

    /// <summary>The held <c>GfVec3h</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfVec3h(VtValue value) => Get<GfVec3h>(value);

    /// <summary>A value of type <c>GfVec2h</c>.</summary>
    public VtValue(GfVec2h obj) => _held = obj;

    /// <summary>A value of type <c>GfVec2h</c>.</summary>
    public static implicit operator VtValue(GfVec2h value) => new(value);

    /// <summary>The held <c>GfVec2h</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfVec2h(VtValue value) => Get<GfVec2h>(value);

    /// <summary>A value of type <c>GfVec4f</c>.</summary>
    public VtValue(GfVec4f obj) => _held = obj;

    /// <summary>A value of type <c>GfVec4f</c>.</summary>
    public static implicit operator VtValue(GfVec4f value) => new(value);

    /// <summary>The held <c>GfVec4f</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfVec4f(VtValue value) => Get<GfVec4f>(value);

    /// <summary>A value of type <c>GfVec3f</c>.</summary>
    public VtValue(GfVec3f obj) => _held = obj;

    /// <summary>A value of type <c>GfVec3f</c>.</summary>
    public static implicit operator VtValue(GfVec3f value) => new(value);

    /// <summary>The held <c>GfVec3f</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfVec3f(VtValue value) => Get<GfVec3f>(value);

    /// <summary>A value of type <c>GfVec2f</c>.</summary>
    public VtValue(GfVec2f obj) => _held = obj;

    /// <summary>A value of type <c>GfVec2f</c>.</summary>
    public static implicit operator VtValue(GfVec2f value) => new(value);

    /// <summary>The held <c>GfVec2f</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfVec2f(VtValue value) => Get<GfVec2f>(value);

    /// <summary>A value of type <c>GfVec4d</c>.</summary>
    public VtValue(GfVec4d obj) => _held = obj;

    /// <summary>A value of type <c>GfVec4d</c>.</summary>
    public static implicit operator VtValue(GfVec4d value) => new(value);

    /// <summary>The held <c>GfVec4d</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfVec4d(VtValue value) => Get<GfVec4d>(value);

    /// <summary>A value of type <c>GfVec3d</c>.</summary>
    public VtValue(GfVec3d obj) => _held = obj;

    /// <summary>A value of type <c>GfVec3d</c>.</summary>
    public static implicit operator VtValue(GfVec3d value) => new(value);

    /// <summary>The held <c>GfVec3d</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfVec3d(VtValue value) => Get<GfVec3d>(value);

    /// <summary>A value of type <c>GfVec2d</c>.</summary>
    public VtValue(GfVec2d obj) => _held = obj;

    /// <summary>A value of type <c>GfVec2d</c>.</summary>
    public static implicit operator VtValue(GfVec2d value) => new(value);

    /// <summary>The held <c>GfVec2d</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfVec2d(VtValue value) => Get<GfVec2d>(value);

    /// <summary>A value of type <c>GfMatrix4d</c>.</summary>
    public VtValue(GfMatrix4d obj) => _held = obj;

    /// <summary>A value of type <c>GfMatrix4d</c>.</summary>
    public static implicit operator VtValue(GfMatrix4d value) => new(value);

    /// <summary>The held <c>GfMatrix4d</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfMatrix4d(VtValue value) => Get<GfMatrix4d>(value);

    /// <summary>A value of type <c>GfMatrix3d</c>.</summary>
    public VtValue(GfMatrix3d obj) => _held = obj;

    /// <summary>A value of type <c>GfMatrix3d</c>.</summary>
    public static implicit operator VtValue(GfMatrix3d value) => new(value);

    /// <summary>The held <c>GfMatrix3d</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfMatrix3d(VtValue value) => Get<GfMatrix3d>(value);

    /// <summary>A value of type <c>GfMatrix2d</c>.</summary>
    public VtValue(GfMatrix2d obj) => _held = obj;

    /// <summary>A value of type <c>GfMatrix2d</c>.</summary>
    public static implicit operator VtValue(GfMatrix2d value) => new(value);

    /// <summary>The held <c>GfMatrix2d</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfMatrix2d(VtValue value) => Get<GfMatrix2d>(value);

    /// <summary>A value of type <c>GfMatrix4f</c>.</summary>
    public VtValue(GfMatrix4f obj) => _held = obj;

    /// <summary>A value of type <c>GfMatrix4f</c>.</summary>
    public static implicit operator VtValue(GfMatrix4f value) => new(value);

    /// <summary>The held <c>GfMatrix4f</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfMatrix4f(VtValue value) => Get<GfMatrix4f>(value);

    /// <summary>A value of type <c>GfMatrix3f</c>.</summary>
    public VtValue(GfMatrix3f obj) => _held = obj;

    /// <summary>A value of type <c>GfMatrix3f</c>.</summary>
    public static implicit operator VtValue(GfMatrix3f value) => new(value);

    /// <summary>The held <c>GfMatrix3f</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfMatrix3f(VtValue value) => Get<GfMatrix3f>(value);

    /// <summary>A value of type <c>GfMatrix2f</c>.</summary>
    public VtValue(GfMatrix2f obj) => _held = obj;

    /// <summary>A value of type <c>GfMatrix2f</c>.</summary>
    public static implicit operator VtValue(GfMatrix2f value) => new(value);

    /// <summary>The held <c>GfMatrix2f</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfMatrix2f(VtValue value) => Get<GfMatrix2f>(value);

    /// <summary>A value of type <c>GfRange3d</c>.</summary>
    public VtValue(GfRange3d obj) => _held = obj;

    /// <summary>A value of type <c>GfRange3d</c>.</summary>
    public static implicit operator VtValue(GfRange3d value) => new(value);

    /// <summary>The held <c>GfRange3d</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfRange3d(VtValue value) => Get<GfRange3d>(value);

    /// <summary>A value of type <c>GfRange2d</c>.</summary>
    public VtValue(GfRange2d obj) => _held = obj;

    /// <summary>A value of type <c>GfRange2d</c>.</summary>
    public static implicit operator VtValue(GfRange2d value) => new(value);

    /// <summary>The held <c>GfRange2d</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfRange2d(VtValue value) => Get<GfRange2d>(value);

    /// <summary>A value of type <c>GfRange1f</c>.</summary>
    public VtValue(GfRange1f obj) => _held = obj;

    /// <summary>A value of type <c>GfRange1f</c>.</summary>
    public static implicit operator VtValue(GfRange1f value) => new(value);

    /// <summary>The held <c>GfRange1f</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfRange1f(VtValue value) => Get<GfRange1f>(value);

    /// <summary>A value of type <c>GfRange1d</c>.</summary>
    public VtValue(GfRange1d obj) => _held = obj;

    /// <summary>A value of type <c>GfRange1d</c>.</summary>
    public static implicit operator VtValue(GfRange1d value) => new(value);

    /// <summary>The held <c>GfRange1d</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfRange1d(VtValue value) => Get<GfRange1d>(value);

    /// <summary>A value of type <c>GfInterval</c>.</summary>
    public VtValue(GfInterval obj) => _held = obj;

    /// <summary>A value of type <c>GfInterval</c>.</summary>
    public static implicit operator VtValue(GfInterval value) => new(value);

    /// <summary>The held <c>GfInterval</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfInterval(VtValue value) => Get<GfInterval>(value);

    /// <summary>A value of type <c>GfQuath</c>.</summary>
    public VtValue(GfQuath obj) => _held = obj;

    /// <summary>A value of type <c>GfQuath</c>.</summary>
    public static implicit operator VtValue(GfQuath value) => new(value);

    /// <summary>The held <c>GfQuath</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfQuath(VtValue value) => Get<GfQuath>(value);

    /// <summary>A value of type <c>GfQuatf</c>.</summary>
    public VtValue(GfQuatf obj) => _held = obj;

    /// <summary>A value of type <c>GfQuatf</c>.</summary>
    public static implicit operator VtValue(GfQuatf value) => new(value);

    /// <summary>The held <c>GfQuatf</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfQuatf(VtValue value) => Get<GfQuatf>(value);

    /// <summary>A value of type <c>GfQuatd</c>.</summary>
    public VtValue(GfQuatd obj) => _held = obj;

    /// <summary>A value of type <c>GfQuatd</c>.</summary>
    public static implicit operator VtValue(GfQuatd value) => new(value);

    /// <summary>The held <c>GfQuatd</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfQuatd(VtValue value) => Get<GfQuatd>(value);

    /// <summary>A value of type <c>GfQuaternion</c>.</summary>
    public VtValue(GfQuaternion obj) => _held = obj;

    /// <summary>A value of type <c>GfQuaternion</c>.</summary>
    public static implicit operator VtValue(GfQuaternion value) => new(value);

    /// <summary>The held <c>GfQuaternion</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfQuaternion(VtValue value) => Get<GfQuaternion>(value);
}
