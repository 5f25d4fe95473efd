namespace pxr;

/// <content>Display gamma. Colours keep their fourth component, opacity, as it is.</content>
public static partial class Gf
{
    private const double DisplayGamma = 2.2;

    /// <summary>The exponent between linear and display colours: 2.2.</summary>
    public static double GfGetDisplayGamma() => DisplayGamma;

    /// <summary>The number to the power <paramref name="gamma"/>.</summary>
    public static float GfApplyGamma(float v, double gamma) => (float)Math.Pow(v, gamma);

    /// <inheritdoc cref="GfApplyGamma(float, double)"/>
    public static GfVec3f GfApplyGamma(GfVec3f v, double gamma) =>
        new(GfApplyGamma(v.X, gamma), GfApplyGamma(v.Y, gamma), GfApplyGamma(v.Z, gamma));

    /// <inheritdoc cref="GfApplyGamma(float, double)"/>
    public static GfVec3d GfApplyGamma(GfVec3d v, double gamma) =>
        new(Math.Pow(v.X, gamma), Math.Pow(v.Y, gamma), Math.Pow(v.Z, gamma));

    /// <inheritdoc cref="GfApplyGamma(float, double)"/>
    public static GfVec3h GfApplyGamma(GfVec3h v, double gamma) => new(GfApplyGamma(new GfVec3f(v), gamma));

    /// <inheritdoc cref="GfApplyGamma(float, double)"/>
    public static GfVec4f GfApplyGamma(GfVec4f v, double gamma) =>
        new(GfApplyGamma(v.X, gamma), GfApplyGamma(v.Y, gamma), GfApplyGamma(v.Z, gamma), v.W);

    /// <inheritdoc cref="GfApplyGamma(float, double)"/>
    public static GfVec4d GfApplyGamma(GfVec4d v, double gamma) =>
        new(Math.Pow(v.X, gamma), Math.Pow(v.Y, gamma), Math.Pow(v.Z, gamma), v.W);

    /// <inheritdoc cref="GfApplyGamma(float, double)"/>
    public static GfVec4h GfApplyGamma(GfVec4h v, double gamma) => new(GfApplyGamma(new GfVec4f(v), gamma));

    /// <summary>A linear colour for display: to the power 1/2.2.</summary>
    public static float GfConvertLinearToDisplay(float v) => GfApplyGamma(v, 1 / DisplayGamma);

    /// <inheritdoc cref="GfConvertLinearToDisplay(float)"/>
    public static GfVec3f GfConvertLinearToDisplay(GfVec3f v) => GfApplyGamma(v, 1 / DisplayGamma);

    /// <inheritdoc cref="GfConvertLinearToDisplay(float)"/>
    public static GfVec3d GfConvertLinearToDisplay(GfVec3d v) => GfApplyGamma(v, 1 / DisplayGamma);

    /// <inheritdoc cref="GfConvertLinearToDisplay(float)"/>
    public static GfVec3h GfConvertLinearToDisplay(GfVec3h v) => GfApplyGamma(v, 1 / DisplayGamma);

    /// <inheritdoc cref="GfConvertLinearToDisplay(float)"/>
    public static GfVec4f GfConvertLinearToDisplay(GfVec4f v) => GfApplyGamma(v, 1 / DisplayGamma);

    /// <inheritdoc cref="GfConvertLinearToDisplay(float)"/>
    public static GfVec4d GfConvertLinearToDisplay(GfVec4d v) => GfApplyGamma(v, 1 / DisplayGamma);

    /// <inheritdoc cref="GfConvertLinearToDisplay(float)"/>
    public static GfVec4h GfConvertLinearToDisplay(GfVec4h v) => GfApplyGamma(v, 1 / DisplayGamma);

    /// <summary>A display colour made linear: to the power 2.2.</summary>
    public static float GfConvertDisplayToLinear(float v) => GfApplyGamma(v, DisplayGamma);

    /// <inheritdoc cref="GfConvertDisplayToLinear(float)"/>
    public static GfVec3f GfConvertDisplayToLinear(GfVec3f v) => GfApplyGamma(v, DisplayGamma);

    /// <inheritdoc cref="GfConvertDisplayToLinear(float)"/>
    public static GfVec3d GfConvertDisplayToLinear(GfVec3d v) => GfApplyGamma(v, DisplayGamma);

    /// <inheritdoc cref="GfConvertDisplayToLinear(float)"/>
    public static GfVec3h GfConvertDisplayToLinear(GfVec3h v) => GfApplyGamma(v, DisplayGamma);

    /// <inheritdoc cref="GfConvertDisplayToLinear(float)"/>
    public static GfVec4f GfConvertDisplayToLinear(GfVec4f v) => GfApplyGamma(v, DisplayGamma);

    /// <inheritdoc cref="GfConvertDisplayToLinear(float)"/>
    public static GfVec4d GfConvertDisplayToLinear(GfVec4d v) => GfApplyGamma(v, DisplayGamma);

    /// <inheritdoc cref="GfConvertDisplayToLinear(float)"/>
    public static GfVec4h GfConvertDisplayToLinear(GfVec4h v) => GfApplyGamma(v, DisplayGamma);
}
