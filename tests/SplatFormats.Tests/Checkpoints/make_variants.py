"""Writes one checkpoint a variant with PyTorch, and beside it the tensors that are in it, into the folder argv[1]."""
import argparse, functools, io, operator, os, pickle, pickletools, shutil, struct, subprocess, sys, types, zipfile
import numpy, torch

out = sys.argv[1]
torch.manual_seed(7)
N = 7


def base(k=15, n=N):
    return {
        "means": torch.randn(n, 3), "scales": torch.randn(n, 3), "quats": torch.randn(n, 4), "opacities": torch.randn(n),
        "sh0": torch.randn(n, 1, 3), "shN": torch.randn(n, k, 3), "times": torch.rand(n, 1),
        "durations": torch.randn(n, 1), "velocities": torch.randn(n, 3),
    }


def static(k=15, n=N):
    return {key: value for key, value in base(k, n).items() if key not in ("times", "durations", "velocities")}


def write(name, saved, expected=None, **options):
    path = os.path.join(out, name + ".pt")
    torch.save(saved, path, **options)
    for key, tensor in (expected or {}).items():
        os.makedirs(os.path.join(out, name), exist_ok=True)
        tensor.detach().float().contiguous().numpy().astype("<f4").tofile(os.path.join(out, name, key + ".f32"))
    return path


def rezip(source, name, method=zipfile.ZIP_STORED, change=lambda entry, data: data, extra=()):
    with zipfile.ZipFile(os.path.join(out, source + ".pt")) as old, zipfile.ZipFile(os.path.join(out, name + ".pt"), "w", method) as new:
        for entry in old.namelist():
            data = change(entry, old.read(entry))
            if data is not None:
                new.writestr(entry, data)
        for entry, data in extra:
            new.writestr(entry, data)
    if os.path.isdir(os.path.join(out, source)):
        shutil.copytree(os.path.join(out, source), os.path.join(out, name))


def case(name, change=lambda s: None, top=None, make=base, expect=None, **options):
    splats = make()
    expected = dict(splats)
    replaced = change(splats)
    for key, value in (expect(splats, expected) if expect else {}).items():
        if value is None:
            expected.pop(key, None)
        else:
            expected[key] = value
    write(name, {"splats": splats if replaced is None else replaced, **(top or {})}, expected, **options)


# Variants of section 6: shapes, types, layouts, containers, prefixes, missing temporal data.
case("column_vectors", lambda s: s.update(opacities=s["opacities"][:, None], times=s["times"][:, 0], durations=s["durations"][:, 0], sh0=s["sh0"][:, 0]))
case("degree_four", make=lambda: base(24), expect=lambda s, e: {"shN": s["shN"][:, :15]})
case("five_coefficients", make=lambda: base(5), expect=lambda s, e: {"shN": s["shN"][:, :3]})
case("no_rest", lambda s: s.__delitem__("shN"), expect=lambda s, e: {"shN": None})
case("prefix_splats", lambda s: {"splats." + k: v for k, v in s.items()})
case("prefix_module", lambda s: {"module." + k: v for k, v in s.items()})
case("whole_parameter_dict", lambda s: torch.nn.ParameterDict({k: torch.nn.Parameter(v) for k, v in s.items()}))
case("parameters", lambda s: {k: torch.nn.Parameter(v) for k, v in s.items()})
case("constant_velocity", lambda s: s.update(velocities=torch.tensor([[1.0, 2.0, 3.0]]).expand(N, 3)), expect=lambda s, e: {"velocities": s["velocities"]})
big = torch.randn(1000, 3)
case("slice_of_larger", lambda s: s.update(means=big[100:100 + N]), expect=lambda s, e: {"means": s["means"]})
case("legacy_slices", lambda s: s.update(means=big[100:100 + N], velocities=big[0:1].expand(N, 3), scales=big.t()[:, 5:5 + N].t()), _use_new_zipfile_serialization=False,
     expect=lambda s, e: {k: s[k] for k in ("means", "velocities", "scales")})
wide = torch.randn(4, 200000)
case("columns_far_apart", lambda s: s.update(quats=wide.t()[3:3 + N], times=wide[1, :N]), expect=lambda s, e: {k: s[k] for k in ("quats", "times")})
case("double_columns_far_apart", lambda s: s.update(quats=wide.double().t()[3:3 + N]), expect=lambda s, e: {"quats": s["quats"]})
case("rows_far_apart", lambda s: s.update(means=torch.randn(N, 1200000).half()[:, 5:8]), expect=lambda s, e: {"means": s["means"]})
case("mixed_types", lambda s: s.update(means=s["means"].half()[:, [2, 1, 0]], scales=s["scales"].bfloat16(), quats=s["quats"].double(), times=(s["times"] * 9).long(), durations=(s["durations"] > 0)),
     expect=lambda s, e: {k: s[k] for k in ("means", "scales", "quats", "times", "durations")})
case("bytes_and_shorts", lambda s: s.update(means=(s["means"] * 40).to(torch.int8), scales=(s["scales"] * 40).to(torch.uint8), quats=(s["quats"] * 900).short(), velocities=(s["velocities"] * 9e4).int()),
     expect=lambda s, e: {k: s[k] for k in ("means", "scales", "quats", "velocities")})
case("no_velocities", lambda s: s.__delitem__("velocities"), expect=lambda s, e: {"velocities": torch.zeros(N, 3)})
case("use_velocity_false", top={"use_velocity": False, "n_frames": 60}, expect=lambda s, e: {"velocities": torch.zeros(N, 3)})
case("use_velocity_true", top={"use_velocity": True, "step": numpy.int64(12)})
case("unknown_keys", lambda s: s.update(confidence=torch.randn(N)))
case("spec_wins", top={"time_units": "seconds", "model_spec": {"time_units": "normalized", "duration_activation": "exp", "use_marginal_gating": False}, "color_correction": {}})
case("protocol_four", pickle_protocol=4)
rezip("column_vectors", "deflated", zipfile.ZIP_DEFLATED)

# Most significant byte first, as a machine of that kind writes.
case("ends", lambda s: s.update(means=s["means"].half(), scales=s["scales"].double(), quats=s["quats"].bfloat16()), expect=lambda s, e: {k: s[k] for k in ("means", "scales", "quats")})
sizes = {"0": 2, "1": 8, "2": 2}
def swap(entry, data):
    if "/data/" not in entry:
        return data
    size = sizes.get(entry.rsplit("/", 1)[1], 4)
    return numpy.frombuffer(data, "u%d" % size).byteswap().tobytes()
rezip("ends", "big_endian", change=swap, extra=[("ends/byteorder", "big")])

# A legacy stream of such a machine: counts and elements are swapped and the system dictionary says so.
s = static(); path = write("legacy_big_endian", {"splats": s}, s, _use_new_zipfile_serialization=False)
with open(path, "rb") as f:
    whole = f.read(); f.seek(0)
    for i in range(4):
        list(pickletools.genops(f))
    keys = pickle.load(f); at = f.tell()
flag = whole.index(b"\x88", whole.index(b"little_endian")); swapped = bytearray(whole[:at]); swapped[flag] = 0x89
for key in keys:
    count, = struct.unpack_from("<q", whole, at)
    swapped += struct.pack(">q", count) + numpy.frombuffer(whole, "<u4", count, at + 8).byteswap().tobytes()
    at += 8 + 4 * count
assert at == len(whole)
with open(path, "wb") as f:
    f.write(swapped)


# What newer versions write: untyped storages with the type beside them, and tensors of a subclass.
def _rebuild_tensor_v3(*arguments):
    raise NotImplementedError


def _rebuild_from_type_v2(*arguments):
    raise NotImplementedError


class UntypedStorage:
    pass


for thing, module in ((_rebuild_tensor_v3, "torch._utils"), (_rebuild_from_type_v2, "torch._tensor"), (UntypedStorage, "torch.storage")):
    thing.__module__ = module; thing.__qualname__ = thing.__name__; setattr(sys.modules[module], thing.__name__, thing)


class Newer(pickle.Pickler):
    def __init__(self, file, subclass):
        super().__init__(file, protocol=2); self.storages = []; self.subclass = subclass

    def persistent_id(self, value):
        return ("storage", UntypedStorage, value[1], "cpu", value[2]) if isinstance(value, tuple) and value and value[0] == "STORAGE" else None

    def reducer_override(self, value):
        if not isinstance(value, torch.Tensor):
            return NotImplemented
        data = bytes(4 * value.element_size()) + bytes(value.contiguous().view(torch.uint8 if value.dim() else None).numpy())
        self.storages.append(data)
        call = (_rebuild_tensor_v3, (("STORAGE", str(len(self.storages) - 1), len(data)), 4, tuple(value.shape), value.contiguous().stride(), False, None, value.dtype))
        return (_rebuild_from_type_v2, (call[0], torch.Tensor, call[1], {})) if self.subclass else call


def newer(name, subclass):
    s = static(); stored = {k: (v.half() if k == "scales" else v.double() if k == "sh0" else v).contiguous() for k, v in s.items()}
    file = io.BytesIO(); pickler = Newer(file, subclass); pickler.dump({"splats": stored})
    with zipfile.ZipFile(os.path.join(out, name + ".pt"), "w") as z:
        z.writestr("archive/data.pkl", file.getvalue())
        for i, data in enumerate(pickler.storages):
            z.writestr("archive/data/%d" % i, data)
    os.makedirs(os.path.join(out, name))
    for k, v in stored.items():
        v.float().numpy().tofile(os.path.join(out, name, k + ".f32"))


newer("untyped_storages", False); newer("tensor_subclass", True)

# Other trainers.
s = static(); write("plain_dict", dict(s), s)
s = static(); write("flat_prefix", {"splats." + k: v for k, v in s.items()}, s)
s = static(); write("gsplat", {"step": 6999, "splats": s, "pose_adjust": {"embeds.weight": torch.zeros(2, 9)}}, s)
s = static(); write("lightning", {"epoch": 3, "state_dict": {**{"gaussians." + k: v for k, v in s.items()}, "loss.weight": torch.ones(1)}}, s)
s = static(); grut = {"positions": s["means"], "rotation": s["quats"], "scale": s["scales"], "density": s["opacities"][:, None], "features_albedo": s["sh0"][:, 0], "features_specular": s["shN"].reshape(N, 45)}
write("grut", {**grut, "n_active_features": 1, "feature_type": "sh"}, s)
write("lightning_grut", {"state_dict": {"model." + k: v for k, v in grut.items()}}, s)
write("grut_neural", {**grut, "feature_type": "nht"})
write("grut_relu", {**grut, "config": {"model": {"density_activation": "relu"}}})
s = static(); facto = {"means": s["means"], "scales": s["scales"], "quats": s["quats"], "features_dc": s["sh0"][:, 0], "features_rest": s["shN"], "opacities": s["opacities"][:, None]}
write("splatfacto_parallel", {"pipeline": {**{"module._model.gauss_params." + k: v for k, v in facto.items()}, "module._model.camera_optimizer.pose": torch.zeros(1)}}, s)
write("splatfacto_old", {"pipeline": {"_model." + k: v for k, v in facto.items()}}, s)
s = static(); write("fvdb", {"version": "1", "step": 5, "splats": {"means": s["means"], "quats": s["quats"], "log_scales": s["scales"], "logit_opacities": s["opacities"], "sh0": s["sh0"], "shN": s["shN"], "accumulate_max_2d_radii": False}, "dataset_transform": torch.eye(4)}, s)
s = static(); capture = [3, s["means"], s["sh0"], s["shN"], s["scales"], s["quats"], s["opacities"][:, None], torch.zeros(N), torch.zeros(N, 1), torch.zeros(N, 1), {"param_groups": [{"name": "xyz"}]}, 4.5]
write("graphdeco", (tuple(capture), 30000), s)
write("graphdeco_thirteen", (tuple(capture[:7] + [torch.zeros(N, 1)] + capture[7:]), 30000), s)
write("graphdeco_lifetime", (tuple(capture[:10] + [{"param_groups": [{"name": "lifetime_mu"}]}, 4.5]), 30000))
s = static(); mask = torch.tensor([1.0, 0.5, 0.6, 0.0, float("nan"), 0.4, 0.9])
write("masked", {"splats": {**s, "shN_ada_mask": mask[:, None]}}, {**s, "shN": torch.where((mask > 0.5)[:, None, None], s["shN"], torch.zeros(()))})
s = static(); colors = torch.randn(N, 3)
appearance = {k: s[k] for k in ("means", "scales", "quats", "opacities")}
write("appearance", {"splats": {**appearance, "features": torch.randn(N, 8), "colors": colors}, "app_module": {"w": torch.ones(1)}}, {**appearance, "sh0": ((torch.sigmoid(colors.double()) - 0.5) / 0.28209479177387814).float()})
with open(os.path.join(out, "numpy_pickle.pt"), "wb") as f:
    pickle.dump({k: v.numpy() for k, v in s.items()}, f, protocol=4)
with open(os.path.join(out, "numpy_pickle_two.pt"), "wb") as f:
    pickle.dump({"splats": {k: numpy.asfortranarray(v.numpy()) for k, v in s.items()}}, f, protocol=2)
for name in ("numpy_pickle", "numpy_pickle_two"):
    os.makedirs(os.path.join(out, name))
    for k, v in s.items():
        v.numpy().tofile(os.path.join(out, name, k + ".f32"))

# Dynamic coefficients: frame f is in FOLDER/shN.f.f32.
def dynamic(name, axis, frames=4, n=N):
    s = base(8, n); sh = torch.randn(frames, n, 8, 3)
    write(name, {"splats": {**s, "shN": sh if axis == 0 else sh.permute(1, 0, 2, 3).contiguous()}}, {**s, "shN": sh[0], **{"shN.%d" % f: sh[f] for f in range(frames)}})
dynamic("frames_first", 0); dynamic("frames_second", 1); dynamic("frames_as_splats", 1, frames=N); dynamic("one_frame", 0, frames=1)
s = base(); write("frames_two_channels", {"splats": {**s, "shN": torch.randn(4, N, 8, 2)}})
s = base(); write("frames_of_others", {"splats": {**s, "shN": torch.randn(4, 5, 8, 3)}})

# Refused.
for key in ("accels", "jerks", "snaps", "marginal_gates", "sh_0", "lifetime_mu", "trbf_center", "motion_0"):
    write("key_" + key, {"splats": {**base(), key: torch.randn(N, 3)}})
for key, value in {"time_units": "seconds", "duration_activation": "sigmoid", "use_marginal_gating": True, "use_color_velocity": True, "color_correction": {"a": 1}}.items():
    write("flag_" + key, {"splats": base(), key: value})
    write("spec_" + key, {"splats": base(), "model_spec": {key: value}}) if key != "color_correction" else None
def shaped(name, **changes):
    s = base(); s.update(changes); write(name, {"splats": {k: v for k, v in s.items() if v is not None}})
shaped("only_times", durations=None); shaped("only_durations", times=None); shaped("scales_two", scales=torch.randn(N, 2))
shaped("quats_three", quats=torch.randn(N, 3)); shaped("opacities_three", opacities=torch.randn(N, 3)); shaped("velocities_one", velocities=torch.randn(N, 1))
shaped("sh_rank_two", shN=torch.randn(N, 45)); shaped("means_flat", means=torch.randn(3 * N)); shaped("means_scalar", means=torch.tensor(1.0)); shaped("rest_other_count", shN=torch.randn(N + 1, 15, 3))
shaped("complex_means", means=torch.randn(N, 3, dtype=torch.complex64)); shaped("text_means", means="no tensor"); shaped("too_large", means=torch.full((N, 3), 1e300, dtype=torch.float64))
shaped("endless_means", means=torch.zeros(1, 3).expand(1 << 60, 3)); shaped("meta_means", means=torch.empty(N, 3, device="meta"))
write("no_splats_at_all", {key: value[:0] for key, value in base().items() if key != "means"})
write("empty_cloud", {"splats": base(n=0)}); write("splats_list", {"splats": [1, 2]}); write("a_module", torch.nn.Linear(2, 2))
torch.jit.save(torch.jit.script(torch.nn.Linear(2, 2)), os.path.join(out, "script.pt"))
rezip("gsplat", "two_pickles", extra=[("other/data.pkl", b"\x80\x02N.")])
rezip("gsplat", "entry_missing", change=lambda n, d: None if n.endswith("/data/2") else d)
rezip("gsplat", "entry_short", change=lambda n, d: d[:-1] if n.endswith("/data/2") else d)
rezip("gsplat", "view_outside", change=lambda n, d: d.replace(b"K\x00K\x07K\x03\x86", b"K\x01K\x07K\x03\x86") if n.endswith("data.pkl") else d)
rezip("gsplat", "order_odd", extra=[("gsplat/byteorder", "middle")])
with zipfile.ZipFile(os.path.join(out, "gsplat.pt")) as z, open(os.path.join(out, "bare_pickle.pt"), "wb") as f:
    f.write(z.read("gsplat/data.pkl"))
with open(os.path.join(out, "safe.safetensors"), "wb") as f:
    f.write(struct.pack("<Q", 40) + b'{"a":{"dtype":"F32","shape":[0]}}'.ljust(40) + b"\0" * 64)
with open(os.path.join(out, "safe.safetensors"), "rb") as f, open(os.path.join(out, "safe.pt"), "wb") as g:
    g.write(f.read())


class Call:
    def __init__(self, function, *arguments):
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


for name, call in {"exec": Call(exec, "1"), "getattr": Call(getattr, 1, "real"), "popen": Call(subprocess.check_output, "true"), "partial": Call(functools.partial, print), "attrgetter": Call(operator.attrgetter, "a"), "import": Call(__import__, "os")}.items():
    write("hostile_" + name, {"splats": base(), "x": call})
    write("hostile_four_" + name, {"splats": base(), "x": call}, pickle_protocol=4)
s = base(); write("namespace", {"splats": s, "cfg": argparse.Namespace(a=1, b=[2.0]), "x": types.SimpleNamespace(c=3), "d": torch.device("cpu"), "e": {1, 2}, "f": numpy.arange(3), "g": slice(1, 2), "h": 1 << 80, "i": complex(1, 2)}, s)
