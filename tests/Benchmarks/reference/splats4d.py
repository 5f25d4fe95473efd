"""4D splats as numpy arrays: reads PyTorch checkpoints (without PyTorch) and FTGS PLY files, writes the latter.

All arrays are float32 and pre-activation: means [N,3], scales [N,3] (log), quats [N,4] (w first), opacities [N] (logit),
sh0 [N,3], shN [N,K,3], times [N], durations [N] (log), velocities [N,3].
"""
import io
import pickle
import zipfile

import numpy as np

NAMES = ("means", "scales", "quats", "opacities", "sh0", "shN", "times", "durations", "velocities")


def read(path):
    """The nine arrays of a .pt or .ply file."""
    arrays = _read_ply(path) if path.endswith(".ply") else _read_checkpoint(path)
    count = len(arrays["means"])
    arrays["sh0"] = arrays["sh0"].reshape(count, 3)
    for name in ("opacities", "times", "durations"):
        arrays[name] = arrays[name].reshape(count)
    return {name: np.ascontiguousarray(arrays[name], np.float32) for name in NAMES}


class _Checkpoint(pickle.Unpickler):
    """Builds tensors as strided views of the archive's storages; any other class becomes an inert object."""

    def __init__(self, archive, top):
        super().__init__(io.BytesIO(archive.read(f"{top}/data.pkl")))
        self.archive, self.top = archive, top

    def persistent_load(self, saved):
        kind, key = saved[1], saved[2]
        return np.frombuffer(self.archive.read(f"{self.top}/data/{key}"), kind)

    def find_class(self, module, name):
        kinds = {"FloatStorage": "<f4", "DoubleStorage": "<f8", "HalfStorage": "<f2", "LongStorage": "<i8", "IntStorage": "<i4"}
        if name in kinds:
            return kinds[name]
        if name == "_rebuild_tensor_v2":
            return lambda storage, offset, size, strides, *_: np.lib.stride_tricks.as_strided(
                storage[offset:], size, [step * storage.itemsize for step in strides])
        if (module, name) == ("collections", "OrderedDict"):
            return super().find_class(module, name)
        return type(name, (dict,), {})


def _read_checkpoint(path):
    with zipfile.ZipFile(path) as archive:
        top = next(n for n in archive.namelist() if n.endswith("/data.pkl"))[: -len("/data.pkl")]
        return dict(_Checkpoint(archive, top).load()["splats"])


def read_ply(path):
    """The columns of a binary little-endian PLY of floats, by name."""
    with open(path, "rb") as file:
        names, count = [], 0
        while (line := file.readline().decode("ascii").strip()) != "end_header":
            words = line.split()
            if words[:2] == ["element", "vertex"]:
                count = int(words[2])
            elif words[0] == "property":
                names.append(words[2])
        table = np.frombuffer(file.read(4 * count * len(names)), "<f4").reshape(count, len(names))
    return {name: table[:, i] for i, name in enumerate(names)}


def gather(columns):
    """The static arrays among a PLY's columns."""
    def stack(prefix, count):
        return np.stack([columns[f"{prefix}{i}"] for i in range(count)], 1)

    count = len(columns["x"])
    rest = sum(name.startswith("f_rest_") for name in columns) // 3
    return {
        "means": np.stack([columns[a] for a in "xyz"], 1), "scales": stack("scale_", 3), "quats": stack("rot_", 4),
        "opacities": columns["opacity"], "sh0": stack("f_dc_", 3),
        # A PLY is channel-major.
        "shN": stack("f_rest_", 3 * rest).reshape(count, 3, rest).transpose(0, 2, 1) if rest else np.zeros((count, 0, 3), np.float32)}


def _read_ply(path):
    columns = read_ply(path)
    motion = np.stack([columns[f"velocity_{i}"] for i in range(3)], 1)
    return gather(columns) | {"times": columns["time"], "durations": columns["log_duration"], "velocities": motion}


def write_ply(path, arrays):
    """Writes an FTGS PLY."""
    count, rest = len(arrays["means"]), arrays["shN"].shape[1]
    names = [*"xyz", *(f"f_dc_{i}" for i in range(3)), *(f"f_rest_{i}" for i in range(3 * rest)), "opacity",
             *(f"scale_{i}" for i in range(3)), *(f"rot_{i}" for i in range(4)), "time", "log_duration", *(f"velocity_{i}" for i in range(3))]
    table = np.concatenate([
        arrays["means"], arrays["sh0"], arrays["shN"].transpose(0, 2, 1).reshape(count, -1), arrays["opacities"][:, None],
        arrays["scales"], arrays["quats"], arrays["times"][:, None], arrays["durations"][:, None], arrays["velocities"]], 1)
    degree = int(round((rest + 1) ** 0.5)) - 1
    comments = ("ftgs_version 1", "time_units normalized", f"sh_degree {degree}", "use_velocity 1", "min_duration 0.02")
    with open(path, "wb") as file:
        lines = ["ply", "format binary_little_endian 1.0", *(f"comment {c}" for c in comments), f"element vertex {count}",
                 *(f"property float {name}" for name in names), "end_header", ""]
        file.write("\n".join(lines).encode("ascii"))
        file.write(np.ascontiguousarray(table, "<f4").tobytes())
