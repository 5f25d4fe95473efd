using pxr;
using UsdGsplat.Splats.Cameras;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>How cameras of a file stand in the stage's world.</summary>
/// <remarks>
/// Camera axes right, down, forward become right, up, back, which is a flip before the pose; then the matrix of the splats
/// is applied, whose scale moves cameras but does not grow them. Source: the coordinate frames' description, sections 3 and 8.
/// </remarks>
internal sealed class CameraPlacement
{
    private const double Evenness = 1e-5;

    private readonly GfMatrix4d sourceToStage;
    private readonly bool mirrors;

    /// <param name="sourceToStage">The row matrix of the splats.</param>
    internal CameraPlacement(GfMatrix4d sourceToStage)
    {
        this.sourceToStage = sourceToStage;
        double determinant = sourceToStage.GetDeterminant3();
        Scale = Math.Cbrt(Math.Abs(determinant));
        mirrors = determinant < 0;
        IsEven = Scale > 0 && Enumerable.Range(0, 3).All(i => Math.Abs((sourceToStage.GetRow3(i).GetLength() / Scale) - 1) < Evenness);
    }

    /// <summary>How much the stage's world is larger.</summary>
    internal double Scale { get; }

    /// <summary>Whether the matrix scales all axes alike; else views are nearly those of the images, not quite.</summary>
    internal bool IsEven { get; }

    /// <summary>Whether the matrix mirrors, which no camera can; views then are mirrored images.</summary>
    internal bool Mirrors => mirrors;

    /// <summary>The camera's own row matrix to the stage's world: a rotation and a translation.</summary>
    internal GfMatrix4d Matrix(CameraPose pose)
    {
        (DoublePoint right, DoublePoint down, DoublePoint forward, DoublePoint centre) = (pose.Right, pose.Down, pose.Forward, pose.Centre);
        double hand = mirrors ? -1 : 1;
        var axes = new GfMatrix4d(
            hand * right.X, hand * right.Y, hand * right.Z, 0,
            -down.X, -down.Y, -down.Z, 0,
            -forward.X, -forward.Y, -forward.Z, 0,
            centre.X, centre.Y, centre.Z, 1);
        return RowMatrix.Product(axes, sourceToStage).RemoveScaleShear();
    }
}
