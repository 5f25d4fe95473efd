namespace pxr;

/// <summary>Equality of held objects as in C++: by content, with numbers compared by ==.</summary>
internal static class VtEquality
{
    public static bool Equal(object? a, object? b) => (a, b) switch
    {
        (double x, double y) => x == y,
        (float x, float y) => x == y,
        _ => Equals(a, b),
    };
}
