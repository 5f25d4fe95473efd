namespace pxr;

/// <summary>Sizes of units in metres.</summary>
public static class UsdGeomLinearUnits
{
    /// <summary>Metres in a nanometre.</summary>
    public const double nanometers = 1e-9;

    /// <summary>Metres in a micrometre.</summary>
    public const double micrometers = 1e-6;

    /// <summary>Metres in a millimetre.</summary>
    public const double millimeters = 0.001;

    /// <summary>Metres in a centimetre.</summary>
    public const double centimeters = 0.01;

    /// <summary>Metres in a metre.</summary>
    public const double meters = 1.0;

    /// <summary>Metres in a kilometre.</summary>
    public const double kilometers = 1000;

    /// <summary>Metres in a light year.</summary>
    public const double lightYears = 9460730472580800;

    /// <summary>Metres in an inch.</summary>
    public const double inches = 0.0254;

    /// <summary>Metres in a foot.</summary>
    public const double feet = 0.3048;

    /// <summary>Metres in a yard.</summary>
    public const double yards = 0.9144;

    /// <summary>Metres in a mile.</summary>
    public const double miles = 1609.344;
}
