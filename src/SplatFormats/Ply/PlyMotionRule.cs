using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>The time properties of FreeTimeGS's PLY (<c>*.ftgs.ply</c>), version 1.</summary>
/// <remarks>
/// Raw velocities are stored even when the trainer did not use them; the comment <c>use_velocity 0</c> says so, and then
/// the splats stand still.
/// </remarks>
internal sealed class PlyMotionRule(
    IByteSource bytes, PlyHeader header, Dictionary<string, PlySlot> properties, List<string> warnings)
{
    private static readonly string[] Names = ["time", "log_duration", "velocity_0", "velocity_1", "velocity_2"];

    /// <summary>Fills the three columns of motion when the file has them.</summary>
    /// <returns>Whether it has.</returns>
    internal bool Resolve(PlySlot[][] columns)
    {
        string? version = PlyComments.Value(header, "ftgs_version");
        if (version is not null) CheckDialect(version);
        string? missing = Names.FirstOrDefault(n => !properties.ContainsKey(n));
        if (missing is not null)
        {
            if (version is not null) throw PlyErrors.Missing(bytes, missing);
            if (Names.Any(properties.ContainsKey)) warnings.Add($"the time properties are incomplete (no '{missing}') and are left out");
            return false;
        }

        columns[(int)SplatColumn.Times] = [properties["time"]];
        columns[(int)SplatColumn.LogDurations] = [properties["log_duration"]];
        columns[(int)SplatColumn.Velocities] = Velocities();
        return true;
    }

    private void CheckDialect(string version)
    {
        if (version != "1") throw PlyErrors.Unsupported(bytes, "PLY-FTGS-VERSION", $"FTGS version 1 is read, found version '{version}'");
        string units = PlyComments.Value(header, "time_units") ?? "normalized";
        if (units != "normalized")
        {
            throw PlyErrors.Unsupported(bytes, "PLY-FTGS-TIME", $"FTGS time in units 'normalized' is read, found '{units}'");
        }
    }

    private PlySlot[] Velocities()
    {
        if (PlyComments.Value(header, "use_velocity") != "0") return [properties["velocity_0"], properties["velocity_1"], properties["velocity_2"]];
        warnings.Add("the file says use_velocity 0, so the velocities are read as zero");
        return [PlySlot.Fixed(0), PlySlot.Fixed(0), PlySlot.Fixed(0)];
    }
}
