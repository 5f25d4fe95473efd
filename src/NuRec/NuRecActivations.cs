using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using UsdGsplat.Splats;

namespace UsdGsplat.NuRec;

/// <summary>Brings stored values to the form before activation, whatever activation the payload names.</summary>
internal static class NuRecActivations
{
    private const double LeastOpacity = 1e-6;
    private const double LeastScale = 1e-10;

    internal static void Undo(NuRecNode node, SplatColumn column, Span<float> values)
    {
        switch (column)
        {
            case SplatColumn.RotationsXyzw:
                foreach (ref Vector128<float> wxyz in MemoryMarshal.Cast<float, Vector128<float>>(values))
                {
                    wxyz = Vector128.Shuffle(wxyz, Vector128.Create(1, 2, 3, 0));
                }

                break;
            case SplatColumn.OpacityLogits when node.DensityActivation == "none":
                foreach (ref float opacity in values)
                {
                    double clamped = Math.Clamp((double)opacity, LeastOpacity, 1 - LeastOpacity);
                    opacity = (float)Math.Log(clamped / (1 - clamped));
                }

                break;
            case SplatColumn.LogScales when node.ScaleActivation == "none":
                foreach (ref float scale in values) scale = (float)Math.Log(Math.Max(scale, LeastScale));
                break;
        }
    }
}
