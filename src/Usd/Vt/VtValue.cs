using System.Runtime.CompilerServices;

namespace pxr;

/// <summary>A value of any type that a layer can hold, or none.</summary>
/// <remarks>
/// Values convert to and from the C# types by themselves. Reading is strict: a value that is empty or holds another type throws
/// <see cref="InvalidCastException"/>, where USD.NET returns a default silently. Arrays are held as copies that share memory
/// until changed, so changing an array after it became a value leaves the value alone.
/// </remarks>
public sealed partial class VtValue : IDisposable
{
    private object? _held;

    /// <summary>An empty value.</summary>
    public VtValue()
    {
    }

    /// <summary>A copy.</summary>
    public VtValue(VtValue other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _held = other._held;
    }

    /// <summary>Addition: the held object, or null when empty; arrays and dictionaries are copies.</summary>
    public object? Object => _held switch
    {
        Vt_ArrayBase array => array.Share(),
        VtDictionary dictionary => new VtDictionary(dictionary),
        _ => _held,
    };

    /// <summary>The held object itself: not to be changed, for other values may hold it too.</summary>
    internal object? Held
    {
        get => _held;
        set => _held = value;
    }

    /// <summary>A value that holds the object itself, which nobody may change from now on; empty for null.</summary>
    internal static VtValue FromObject(object? held) => new() { _held = held is VtValue value ? value._held : held };

    /// <summary>Exchanges the contents with the other value, and returns this one.</summary>
    public VtValue Swap(VtValue rhs)
    {
        UncheckedSwap(rhs);
        return this;
    }

    /// <summary>Exchanges the contents with the other value.</summary>
    public void UncheckedSwap(VtValue rhs)
    {
        ArgumentNullException.ThrowIfNull(rhs);
        (_held, rhs._held) = (rhs._held, _held);
    }

    /// <summary>Whether an array is held.</summary>
    public bool IsArrayValued() => _held is Vt_ArrayBase;

    /// <summary>The number of elements of the held array; 0 where none is held.</summary>
    public uint GetArraySize() => _held is Vt_ArrayBase array ? (uint)array.Length : 0;

    /// <summary>The name of the held type in C++: <c>float</c>, <c>GfVec3f</c>, <c>VtArray&lt;GfVec3f&gt;</c>; <c>void</c> when empty.</summary>
    public string GetTypeName() => VtTypeNames.Of(_held);

    /// <summary>Whether nothing is held.</summary>
    public bool IsEmpty() => _held is null;

    /// <summary>Whether the held type has a hash: true for all.</summary>
    public bool CanHash() => true;

    /// <summary>A hash of the held object, different in every process; 0 when empty.</summary>
    public uint GetHash() => (uint)GetHashCode();

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public void Dispose()
    {
    }

    /// <summary>Whether both values hold equal objects of one type, or both none; null equals null only.</summary>
    public static bool Equals(VtValue? lhs, VtValue? rhs) => lhs == rhs;

    /// <summary>Whether the other object is a value that holds an equal object of the same type.</summary>
    public override bool Equals(object? rhs) => rhs is VtValue other && this == other;

    /// <summary>A hash of the held object; 0 when empty.</summary>
    public override int GetHashCode() => _held?.GetHashCode() ?? 0;

    /// <summary>Addition: the held object's text; empty when nothing is held.</summary>
    public override string ToString() => GfText.Of(_held);

    /// <summary>Whether both values hold equal objects of one type, or both none; null equals null only.</summary>
    public static bool operator ==(VtValue? lhs, VtValue? rhs)
    {
        if (lhs is null || rhs is null) return lhs is null && rhs is null;
        return VtEquality.Equal(lhs._held, rhs._held);
    }

    /// <summary>Whether the values differ.</summary>
    public static bool operator !=(VtValue? lhs, VtValue? rhs) => !(lhs == rhs);

    private static T Get<T>(VtValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value._held is T held ? held : throw WrongType(value, VtTypeNames.Of(typeof(T)));
    }

    private static T GetArray<T>(VtValue value)
        where T : Vt_ArrayBase => (T)Get<T>(value).Share();

    private void Hold(object obj, [CallerArgumentExpression(nameof(obj))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(obj, name);
        _held = obj is Vt_ArrayBase array ? array.Share() : obj;
    }

    private static InvalidCastException WrongType(VtValue value, string expected) =>
        new($"expected a value that holds {expected}, found {(value.IsEmpty() ? "an empty one" : value.GetTypeName())}");
}
