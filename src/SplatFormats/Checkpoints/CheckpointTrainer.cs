namespace UsdGsplat.SplatFormats.Checkpoints;

/// <summary>The program whose layout a checkpoint has, told by its keys and shapes.</summary>
public enum CheckpointTrainer
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>FreeTimeGS: <c>splats</c> with <c>times</c>, <c>durations</c> and <c>velocities</c>.</summary>
    FreeTimeGs,

    /// <summary>gsplat: <c>splats</c> with <c>means</c>, <c>scales</c>, <c>quats</c>, <c>opacities</c> and colours.</summary>
    Gsplat,

    /// <summary>GSCodec Studio, static: gsplat's keys with masks or entropy models.</summary>
    GscodecStatic,

    /// <summary>GSCodec Studio, dynamic (spacetime Gaussians). Its kernel is another one and is not read.</summary>
    GscodecDynamic,

    /// <summary>fVDB reality capture: <c>splats</c> with <c>log_scales</c> and <c>logit_opacities</c>.</summary>
    Fvdb,

    /// <summary>nerfstudio splatfacto: <c>pipeline</c> with <c>_model.gauss_params</c>.</summary>
    Splatfacto,

    /// <summary>3DGRUT: <c>positions</c>, <c>rotation</c>, <c>scale</c> and <c>density</c> at the top.</summary>
    ThreeDGrut,

    /// <summary>The original 3D Gaussian splatting: <c>(capture, iteration)</c>, known by shapes.</summary>
    Graphdeco,
}
