using UsdGsplat.Codecs.MessagePack;

namespace UsdGsplat.NuRec;

/// <summary>Writes <c>nre_data.config</c> in the order of the exporters.</summary>
internal static class NuRecConfigWriter
{
    internal static void Write(MessagePackWriter w, NuRecProfile profile, int shDegree)
    {
        w.WriteMapHeader(5);
        WriteLayers(w, profile, shDegree);
        WriteRenderer(w, profile);
        Pair(w, "name", "gaussians_primitive");

        Map(w, "appearance_embedding", 3);
        Pair(w, "name", "skip-appearance");
        Pair(w, "embedding_dim", 0);
        Pair(w, "device", "cuda");

        Map(w, "background", 3);
        Pair(w, "name", "skip-background");
        Pair(w, "device", "cuda");
        Pair(w, "composite_in_linear_space", false);
    }

    private static void WriteLayers(MessagePackWriter w, NuRecProfile profile, int shDegree)
    {
        Map(w, "layers", 1);
        Map(w, "gaussians", 8);
        Pair(w, "name", "sh-gaussians");
        Pair(w, "device", "cuda");
        Pair(w, "density_activation", profile.DensityActivation);
        Pair(w, "scale_activation", profile.ScaleActivation);
        Pair(w, "rotation_activation", profile.RotationActivation);
        Pair(w, "precision", 16);
        Map(w, "particle", 5);
        Pair(w, "density_kernel_planar", profile.DensityKernelPlanar);
        Pair(w, "density_kernel_degree", profile.DensityKernelDegree);
        Pair(w, "density_kernel_density_clamping", profile.DensityClamping);
        Pair(w, "density_kernel_min_response", profile.MinResponse);
        Pair(w, "radiance_sph_degree", profile.RadianceShDegree ?? shDegree);
        Pair(w, "transmittance_threshold", profile.TransmittanceThreshold);
    }

    private static void WriteRenderer(MessagePackWriter w, NuRecProfile profile)
    {
        Map(w, "renderer", 9);
        Pair(w, "name", profile.RendererName);
        Pair(w, "log_level", profile.LogLevel);
        Pair(w, "force_update", profile.ForceUpdate);
        Pair(w, "update_step_train_batch_end", profile.UpdateStepTrainBatchEnd);
        Pair(w, "per_ray_features", profile.PerRayFeatures);
        Pair(w, "global_z_order", profile.GlobalZOrder);

        Map(w, "projection", 8);
        Pair(w, "n_rolling_shutter_iterations", profile.RollingShutterIterations);
        Pair(w, "ut_dim", profile.UtDimensions);
        Pair(w, "ut_alpha", profile.UtAlpha);
        Pair(w, "ut_beta", profile.UtBeta);
        Pair(w, "ut_kappa", profile.UtKappa);
        Pair(w, "ut_require_all_sigma_points", profile.UtRequireAllSigmaPoints);
        Pair(w, "image_margin_factor", profile.ImageMarginFactor);
        Pair(w, "min_projected_ray_radius", profile.MinProjectedRayRadius);

        Map(w, "culling", 5);
        Pair(w, "rect_bounding", profile.RectBounding);
        Pair(w, "tight_opacity_bounding", profile.TightOpacityBounding);
        Pair(w, "tile_based", profile.TileBased);
        Pair(w, "near_clip_distance", profile.NearClipDistance);
        Pair(w, "far_clip_distance", profile.FarClipDistance);

        Map(w, "render", 2);
        Pair(w, "mode", profile.RenderMode);
        Pair(w, "k_buffer_size", profile.KBufferSize);
    }

    private static void Map(MessagePackWriter w, string key, uint count)
    {
        w.Write(key);
        w.WriteMapHeader(count);
    }

    private static void Pair(MessagePackWriter w, string key, string value)
    {
        w.Write(key);
        w.Write(value);
    }

    private static void Pair(MessagePackWriter w, string key, bool value)
    {
        w.Write(key);
        w.Write(value);
    }

    private static void Pair(MessagePackWriter w, string key, int value)
    {
        w.Write(key);
        w.Write((long)value);
    }

    private static void Pair(MessagePackWriter w, string key, double value)
    {
        w.Write(key);
        w.Write(value);
    }
}
