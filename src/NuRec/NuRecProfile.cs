namespace UsdGsplat.NuRec;

/// <summary>What a NuRec payload says to the renderer, and the form in which its tensors are stored.</summary>
/// <remarks>
/// The defaults of the properties are those of <see cref="Default"/>. Names follow the keys under <c>nre_data.config</c>,
/// which each summary gives. Values whose meaning is public are explained; the others are passed on as exporters write them.
/// </remarks>
public sealed record NuRecProfile
{
    /// <summary>What this library advises: safe values, rows of two dimensions, degree 3 for renderers that need it.</summary>
    public static NuRecProfile Default { get; } = new();

    /// <summary>As the exporter of fVDB Reality Capture writes: raw values, a count as <c>n_active_features</c>.</summary>
    public static NuRecProfile Fvdb { get; } = new()
    {
        NearClipDistance = 0.2,
        RadianceShDegree = 3,
        ShDegree = null,
        Shapes = NuRecShapes.PerCoefficient,
        ActiveFeatures = NuRecActiveFeatures.CoefficientCount,
        SafeValues = false,
    };

    /// <summary>As the transcoder of 3DGRUT writes: raw values in rows of two dimensions.</summary>
    public static NuRecProfile Grut { get; } = new() { RadianceShDegree = 3, ShDegree = null, SafeValues = false };

    /// <summary>The degree of spherical harmonics to store, 0 to 3; null keeps the source's. Default 3.</summary>
    /// <remarks>Isaac Sim before 6.0 takes no width but those of degree 0 and 3; missing bands are zeros, which changes nothing.</remarks>
    public int? ShDegree { get; init; } = 3;

    /// <summary>The dimensions that the shapes state; the bytes are the same. Default <see cref="NuRecShapes.Flat"/>.</summary>
    public NuRecShapes Shapes { get; init; } = NuRecShapes.Flat;

    /// <summary>What <c>n_active_features</c> counts. Default <see cref="NuRecActiveFeatures.Degree"/>.</summary>
    public NuRecActiveFeatures ActiveFeatures { get; init; } = NuRecActiveFeatures.Degree;

    /// <summary>
    /// Whether values are made safe for 16 bits: rotations of unit length, opacities within 1e-6 of 0 and 1, axes of at
    /// least 1e-8, and an error instead of an infinity. Default true; false stores what the source has.
    /// </summary>
    public bool SafeValues { get; init; } = true;

    /// <summary><c>version</c> of the payload.</summary>
    public string Version { get; init; } = "0.2.576";

    /// <summary><c>layers.gaussians.density_activation</c>: what the renderer applies to densities. Values stay logits.</summary>
    public string DensityActivation { get; init; } = "sigmoid";

    /// <summary><c>layers.gaussians.scale_activation</c>: what the renderer applies to scales. Values stay logarithms.</summary>
    public string ScaleActivation { get; init; } = "exp";

    /// <summary><c>layers.gaussians.rotation_activation</c>.</summary>
    public string RotationActivation { get; init; } = "normalize";

    /// <summary><c>particle.density_kernel_planar</c>.</summary>
    public bool DensityKernelPlanar { get; init; }

    /// <summary><c>particle.density_kernel_degree</c>; 2 is the Gaussian.</summary>
    public int DensityKernelDegree { get; init; } = 2;

    /// <summary><c>particle.density_kernel_density_clamping</c>.</summary>
    public bool DensityClamping { get; init; } = true;

    /// <summary><c>particle.density_kernel_min_response</c>: the kernel's value below which a splat ends.</summary>
    public double MinResponse { get; init; } = 0.0113;

    /// <summary><c>particle.radiance_sph_degree</c>; null states the stored degree, which renders fastest.</summary>
    public int? RadianceShDegree { get; init; }

    /// <summary><c>layers.gaussians.transmittance_threshold</c>: where a ray counts as stopped.</summary>
    public double TransmittanceThreshold { get; init; } = 0.0001;

    /// <summary><c>renderer.name</c>.</summary>
    public string RendererName { get; init; } = "3dgut-nrend";

    /// <summary><c>renderer.log_level</c>.</summary>
    public int LogLevel { get; init; } = 3;

    /// <summary><c>renderer.force_update</c>.</summary>
    public bool ForceUpdate { get; init; }

    /// <summary><c>renderer.update_step_train_batch_end</c>.</summary>
    public bool UpdateStepTrainBatchEnd { get; init; }

    /// <summary><c>renderer.per_ray_features</c>.</summary>
    public bool PerRayFeatures { get; init; }

    /// <summary><c>renderer.global_z_order</c>: splats are sorted by depth, not by distance.</summary>
    public bool GlobalZOrder { get; init; } = true;

    /// <summary><c>renderer.projection.n_rolling_shutter_iterations</c>.</summary>
    public int RollingShutterIterations { get; init; } = 5;

    /// <summary><c>renderer.projection.ut_dim</c>: dimensions of the unscented transform.</summary>
    public int UtDimensions { get; init; } = 3;

    /// <summary><c>renderer.projection.ut_alpha</c>.</summary>
    public double UtAlpha { get; init; } = 1.0;

    /// <summary><c>renderer.projection.ut_beta</c>.</summary>
    public double UtBeta { get; init; } = 2.0;

    /// <summary><c>renderer.projection.ut_kappa</c>.</summary>
    public double UtKappa { get; init; }

    /// <summary><c>renderer.projection.ut_require_all_sigma_points</c>.</summary>
    public bool UtRequireAllSigmaPoints { get; init; }

    /// <summary><c>renderer.projection.image_margin_factor</c>.</summary>
    public double ImageMarginFactor { get; init; } = 0.1;

    /// <summary><c>renderer.projection.min_projected_ray_radius</c>, pixels: √0.3.</summary>
    public double MinProjectedRayRadius { get; init; } = 0.5477225575051661;

    /// <summary><c>renderer.culling.rect_bounding</c>.</summary>
    public bool RectBounding { get; init; } = true;

    /// <summary><c>renderer.culling.tight_opacity_bounding</c>.</summary>
    public bool TightOpacityBounding { get; init; } = true;

    /// <summary><c>renderer.culling.tile_based</c>.</summary>
    public bool TileBased { get; init; } = true;

    /// <summary><c>renderer.culling.near_clip_distance</c>, scene units. Default 1e-8; 0.2 hides floaters at the lens.</summary>
    public double NearClipDistance { get; init; } = 1e-8;

    /// <summary><c>renderer.culling.far_clip_distance</c>, scene units.</summary>
    public double FarClipDistance { get; init; } = 3.402823466e38;

    /// <summary><c>renderer.render.mode</c>.</summary>
    public string RenderMode { get; init; } = "kbuffer";

    /// <summary><c>renderer.render.k_buffer_size</c>.</summary>
    public int KBufferSize { get; init; }
}
