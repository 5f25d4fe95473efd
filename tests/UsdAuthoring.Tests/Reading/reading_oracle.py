# Computes with numpy what splats look like in world space, and compares it with columns that were read back.
# Arguments: cases, as a JSON file of [{"ply", "columns" (a folder of KEY.f32), "matrix" (4x4 for column vectors: from the PLY's
# frame to that of the columns), "half" (whether values went through 16-bit floats), "tolerance"}]. Prints the number of splats.
import json
import os
import sys

import numpy as np

C0 = 0.28209479177387814


def read_ply(path):
    data = open(path, "rb").read()
    end = data.index(b"end_header\n") + len(b"end_header\n")
    lines = data[:end].decode("ascii").split("\n")
    count = int(next(l for l in lines if l.startswith("element vertex")).split()[-1])
    names = [l.split()[-1] for l in lines if l.startswith("property float ")]
    values = np.frombuffer(data, "<f4", offset=end).reshape(count, len(names)).astype(np.float64)
    of = lambda *wanted: values[:, [names.index(w) for w in wanted]]
    rest = sum(n.startswith("f_rest_") for n in names)
    return {
        "position": of("x", "y", "z"),
        "scale": of("scale_0", "scale_1", "scale_2"),
        "wxyz": of("rot_0", "rot_1", "rot_2", "rot_3"),
        "logit": of("opacity")[:, 0],
        "dc": of("f_dc_0", "f_dc_1", "f_dc_2"),
        "rest": of(*[f"f_rest_{i}" for i in range(rest)]).reshape(count, 3, rest // 3).transpose(0, 2, 1),
    }


def rotations(wxyz):
    w, x, y, z = (wxyz / np.linalg.norm(wxyz, axis=1, keepdims=True)).T
    return np.stack([
        1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y),
        2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x),
        2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y),
    ], axis=1).reshape(-1, 3, 3)


def covariances(splats):
    axes = rotations(splats["wxyz"]) * np.exp(splats["scale"])[:, None, :]
    return axes @ axes.transpose(0, 2, 1)


def basis(d):
    x, y, z = d.T
    xx, yy, zz = x * x, y * y, z * z
    k = 0.4886025119029199
    return np.stack([
        -k * y, k * z, -k * x,
        1.0925484305920792 * x * y, -1.0925484305920792 * y * z, 0.31539156525252005 * (2 * zz - xx - yy),
        -1.0925484305920792 * x * z, 0.5462742152960396 * (xx - yy),
        -0.5900435899266435 * y * (3 * xx - yy), 2.890611442640554 * x * y * z, -0.4570457994644658 * y * (4 * zz - xx - yy),
        0.3731763325901154 * z * (2 * zz - 3 * xx - 3 * yy), -0.4570457994644658 * x * (4 * zz - xx - yy),
        1.445305721320277 * z * (xx - yy), -0.5900435899266435 * x * (xx - 3 * yy),
    ], axis=1)


def colours(splats, d):
    rest = splats["rest"]
    return 0.5 + C0 * splats["dc"] + np.einsum("nk,nkc->nc", basis(d)[:, : rest.shape[1]], rest)


def half(splats):
    return {key: value.astype(np.float16).astype(np.float64) for key, value in splats.items()}


def read_columns(folder, count):
    load = lambda key, *shape: np.fromfile(os.path.join(folder, key + ".f32"), "<f4").astype(np.float64).reshape(count, *shape)
    xyzw = load("RotationsXyzw", 4)
    return {
        "position": load("Positions", 3),
        "scale": load("LogScales", 3),
        "wxyz": xyzw[:, [3, 0, 1, 2]],
        "logit": load("OpacityLogits"),
        "dc": load("ShDc", 3),
        "rest": load("ShRest", -1, 3) if os.path.getsize(os.path.join(folder, "ShRest.f32")) else np.zeros((count, 0, 3)),
    }


def near(what, found, expected, bound):
    error = np.abs(found - expected) - bound
    worst = np.unravel_index(np.argmax(error), error.shape)
    assert error[worst] <= 0, f"{what}: expected {expected[worst]!r} within {np.broadcast_to(bound, error.shape)[worst]!r}, found {found[worst]!r} at {worst}"


total = 0
for case in json.load(open(sys.argv[1])):
    source = read_ply(case["ply"])
    matrix = np.array(case["matrix"], float).reshape(4, 4)
    tolerance = case["tolerance"]
    if case["half"]:
        norm = np.linalg.norm(source["wxyz"], axis=1, keepdims=True)
        source["wxyz"] = source["wxyz"] / (norm if case["half"] == "unit" else 1)
        source = half(source)
    count = len(source["position"])
    found = read_columns(case["columns"], count)
    linear = matrix[:3, :3]

    size = np.abs(source["position"]).max() * np.abs(linear).sum(axis=1).max() + np.abs(matrix[:3, 3]).max()
    near("position", found["position"], source["position"] @ linear.T + matrix[:3, 3], tolerance * size)

    expected = linear @ covariances(source) @ linear.T
    near("covariance", covariances(found), expected, tolerance * 8 * np.abs(expected).max(axis=(1, 2), keepdims=True))

    sigmoid = lambda x: 1 / (1 + np.exp(-x))
    near("opacity", sigmoid(found["logit"]), sigmoid(source["logit"]), tolerance)
    near("colour", found["dc"], source["dc"], tolerance * np.maximum(1, np.abs(source["dc"])))

    # Seen along d in the new frame, a splat has the colour that it had along the direction turned back.
    left, _, right = np.linalg.svd(linear)
    orthogonal = left @ right
    random = np.random.default_rng(7)
    for _ in range(4):
        d = random.normal(size=(count, 3))
        d /= np.linalg.norm(d, axis=1, keepdims=True)
        expected = colours(source, d)
        near("view-dependent colour", colours(found, d @ orthogonal.T), expected, tolerance * (8 + np.abs(source["rest"]).sum(axis=1)))
    total += count

print(total)
