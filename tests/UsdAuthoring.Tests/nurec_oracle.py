# Decodes NuRec packages with Python's own zipfile, gzip, msgpack and numpy, and compares every value with what numpy
# computes from the tensors that PyTorch wrote. Arguments: cases, as a JSON file of
# [{"package", "expected", "time" (or null), "centre", "upAxis", "payload", "member"}]. Exits with an assertion on the first difference.
import gzip
import io
import json
import os
import sys
import zipfile

import msgpack
import numpy as np

PREFIX = ".gaussians_nodes.gaussians."
TENSORS = ["positions", "rotations", "scales", "densities", "extra_signal", "features_albedo", "features_specular", "n_active_features"]
LIMIT = np.log((1 - 1e-6) / 1e-6)


def load(folder, key):
    shape = json.load(open(os.path.join(folder, "shapes.json")))[key]
    return np.fromfile(os.path.join(folder, key + ".f32"), "<f4").astype(np.float64).reshape(shape)


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def half_rounding(x):
    exponent = np.floor(np.log2(np.maximum(np.abs(x), 2.0 ** -14)))
    return 2.0 ** (exponent - 11)


def close(name, found, expected, slack):
    bound = half_rounding(expected) * (1 + 1e-6) + slack
    worst = np.argmax(np.abs(found - expected) - bound)
    a, b, c = found.flat[worst], expected.flat[worst], np.broadcast_to(bound, expected.shape).flat[worst]
    assert np.abs(a - b) <= c, f"{name}: expected {b!r} within {c!r}, found {a!r} at {worst}"


def state_of(package, member):
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None
        raw = archive.read(member)
    outer = io.BytesIO(raw)
    data = gzip.GzipFile(fileobj=outer).read()
    tree = msgpack.unpackb(data, strict_map_key=False)
    assert list(tree) == ["nre_data"]
    root = tree["nre_data"]
    assert list(root) == ["version", "model", "config", "state_dict"]
    assert root["version"] == "0.2.576" and root["model"] == "nre"
    assert list(root["config"]) == ["layers", "renderer", "name", "appearance_embedding", "background"]
    state = root["state_dict"]
    keys = ["._extra_state"] + [PREFIX + t for t in TENSORS] + [PREFIX + t + ".shape" for t in TENSORS]
    assert list(state) == keys, list(state)
    assert state["._extra_state"] == {"obj_track_ids": {"gaussians": []}}
    return root["config"], state


def tensor(state, name):
    shape = state[PREFIX + name + ".shape"]
    values = np.frombuffer(state[PREFIX + name], "<f2").reshape(shape)
    assert np.isfinite(values).all(), name
    return values.astype(np.float64)


def check(case):
    config, state = state_of(case["package"], case["member"])
    folder = case["expected"]
    means, scales, quats = load(folder, "means"), load(folder, "scales"), load(folder, "quats")
    opacities, dc, rest = load(folder, "opacities").reshape(-1, 1), load(folder, "sh0").reshape(-1, 3), load(folder, "shN")
    n = len(means)
    alpha = sigmoid(opacities)
    if case["time"] is not None:
        t = case["time"]
        mu, velocities = load(folder, "times").reshape(-1, 1), load(folder, "velocities")
        sigma = np.maximum(np.exp(load(folder, "durations").reshape(-1, 1)), 0.02)
        decay = 0.5 * ((t - mu) / (sigma + 1e-8)) ** 2
        positions = means + velocities * (t - mu)
        # ln(alpha w / (1 - alpha w)), with the logarithm of alpha w taken apart so that tiny weights keep their digits.
        log_alpha = -np.log1p(np.exp(-opacities)) - decay
        logits = log_alpha - np.log1p(-np.exp(np.minimum(log_alpha, -1e-300)))
        slack = 4e-6 * (1 + decay)
        # The formula for weights that are not tiny, as the description states it.
        seen = np.exp(-decay) * alpha
        usual = seen > 1e-3
        assert np.allclose(logits[usual], np.log(seen[usual] / (1 - seen[usual])), rtol=1e-9, atol=1e-9)
    else:
        positions, logits, slack = means, opacities, 1e-6
    centre = np.array(case["centre"])
    stored = tensor(state, "positions")
    assert stored.shape == (n, 3)
    close("positions", stored, positions - centre, 4e-7 * (np.abs(positions) + np.abs(centre) + 1))

    flip = np.array([[-1, 0, 0], [0, 0, -1], [0, -1, 0]] if case["upAxis"] == "Z" else [[1, 0, 0], [0, -1, 0], [0, 0, -1]], float)
    matrix = np.array(case["matrix"]).reshape(4, 4)
    world = np.hstack([stored, np.ones((n, 1))]) @ matrix
    assert (world[:, 3] == 1).all()
    error = np.abs(world[:, :3] - positions @ flip.T)
    bound = (half_rounding(positions - centre) * (1 + 1e-6) + 4e-7 * (np.abs(positions) + np.abs(centre) + 1)) @ np.abs(flip).T
    assert (error <= bound).all(), f"world positions: {np.max(error - bound)}"

    logits = np.clip(logits, -LIMIT, LIMIT)
    densities = tensor(state, "densities")
    assert densities.shape == (n, 1)
    close("densities", densities, logits, slack)
    shown = sigmoid(densities)
    assert (shown >= 0.99e-6).all() and (shown <= 1 - 0.99e-6).all()

    rotations = tensor(state, "rotations")
    assert rotations.shape == (n, 4)
    close("rotations", rotations, quats / np.linalg.norm(quats, axis=1, keepdims=True), 1e-7)
    assert np.abs(np.linalg.norm(rotations, axis=1) - 1).max() < 2.0 ** -10
    close("scales", tensor(state, "scales"), np.maximum(scales, np.log(1e-8)), 1e-6)
    close("albedo", tensor(state, "features_albedo"), dc, 0)

    degree = case["shDegree"]
    width = (degree + 1) ** 2 - 1
    specular = tensor(state, "features_specular")
    assert specular.shape == (n, 3 * width), specular.shape
    kept = min(width, rest.shape[1])
    close("specular", specular[:, :3 * kept], rest[:, :kept].reshape(n, 3 * kept), 0) if kept else None
    assert (specular[:, 3 * kept:] == 0).all()
    assert state[PREFIX + "n_active_features.shape"] == []
    assert np.frombuffer(state[PREFIX + "n_active_features"], "<i8").tolist() == [degree]
    assert config["layers"]["gaussians"]["particle"]["radiance_sph_degree"] == degree
    assert config["layers"]["gaussians"]["precision"] == 16
    assert state[PREFIX + "extra_signal"] == b"" and state[PREFIX + "extra_signal.shape"] == [n, 0]
    return n


cases = json.load(open(sys.argv[1]))
print(sum(check(case) for case in cases))
