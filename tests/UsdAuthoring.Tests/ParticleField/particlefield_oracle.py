# Parses ParticleField layers in text form by itself and compares every value with what numpy computes from the tensors that
# PyTorch wrote. Arguments: cases, as a JSON file of [{"layer", "expected", "prim", "half", "shDegree", "frames" (0 for still), "start",
# "opacityFrames", "time" (of an instant, or null), "trained"}]. Prints how many splats were judged; exits with an assertion on the first difference.
import ast
import json
import os
import re
import sys

import numpy as np

HALF = 2.0 ** -11


def parse(path):
    """The attributes of each prim: {prim: {name: {"type", "uniform", "default", "samples", "elementSize"}}}, with its metadata under ""."""
    prims, stack, attribute, samples, header = {}, [], None, None, False
    for line in open(path, encoding="utf-8"):
        text = line.strip()
        if samples is not None:
            if text == "}":
                samples = None
                continue
            time, value = text.rstrip(",").split(": ", 1)
            samples[float(time)] = literal(value)
            continue
        if header:
            header = text != ")"
            prims[stack[-1]][""]["text"] += text + "\n"
            continue
        found = re.match(r'(?:def|over) (\w*) ?"([^"]+)"', text)
        if found:
            stack.append((stack[-1] if stack else "") + "/" + found.group(2))
            prims[stack[-1]] = {"": {"type": found.group(1), "text": ""}}
            header = text.endswith(" (")
            continue
        if text == "}" and stack:
            stack.pop()
            continue
        found = re.match(r"(custom )?(uniform )?([\w]+(?:\[\])?) ([\w:]+)(\.timeSamples)?(?: = (.*))?$", text)
        if found and stack and attribute is None:
            custom, uniform, kind, name, sampled, value = found.groups()
            entry = prims[stack[-1]].setdefault(name, {"samples": {}, "default": None})
            entry.update(type=kind, uniform=bool(uniform), custom=bool(custom))
            if sampled:
                samples = entry["samples"]
            elif value:
                opens = value.endswith(" (")
                entry["default"] = literal(value[:-2] if opens else value)
                attribute = entry if opens else None
            continue
        if attribute is not None:
            if text == ")":
                attribute = None
            else:
                key, value = text.split(" = ")
                attribute[key] = literal(value)
    return prims


def literal(text):
    return ast.literal_eval(text.rstrip(","))


def load(folder, key):
    shape = json.load(open(os.path.join(folder, "shapes.json")))[key]
    return np.fromfile(os.path.join(folder, key + ".f32"), "<f4").astype(np.float64).reshape(shape)


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def close(name, found, expected, half, relative=2e-7, absolute=1e-12):
    # The text of 16-bit numbers has six digits, which tell them apart but are not the numbers themselves.
    found = np.array(found, np.float64) if not half else np.array(found, np.float16).astype(np.float64)
    assert found.shape == expected.shape, f"{name}: {found.shape} instead of {expected.shape}"
    bound = np.abs(expected) * relative + absolute
    if half:
        bound = bound + np.maximum(np.abs(expected), 2.0 ** -14) * HALF
    worst = np.argmax(np.abs(found - expected) - bound)
    a, b, c = found.flat[worst], expected.flat[worst], bound.flat[worst]
    assert np.abs(a - b) <= c, f"{name}: expected {b!r} within {c!r}, found {a!r} at {worst}"


def bits(name, found, expected):
    a, b = np.array(found, np.float32), np.array(expected, np.float32)
    assert a.shape == b.shape and (a.view(np.uint32) == b.view(np.uint32)).all(), f"{name}: other bits"


def rotation(q):
    w, x, y, z = (q / np.linalg.norm(q, axis=1, keepdims=True)).T
    return np.array([
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)]]).transpose(2, 0, 1)


def named(prim, name, half, plain, short):
    entry = prim[name + "h" if half else name]
    assert (name if half else name + "h") not in prim, f"{name} in both precisions"
    assert entry["type"] == (short if half else plain) and not entry["uniform"] and not entry["custom"], entry["type"]
    return entry


def token(prim, name, value, kind="token"):
    entry = prim[name]
    assert entry["type"] == kind and entry["uniform"] and entry["default"] == value, (name, entry)


def check(case):
    prims = parse(case["layer"])
    prim, folder, degree = prims[case["prim"]], case["expected"], case["shDegree"]
    geometry, features = case["half"] == "All", case["half"] != "None"
    assert prim[""]["type"] == "ParticleField3DGaussianSplat"
    assert 'prepend apiSchemas = ["ColorSpaceAPI"]' in prim[""]["text"]
    token(prim, "colorSpace:name", "srgb_rec709_scene")
    token(prim, "projectionModeHint", "perspective")
    token(prim, "sortingModeHint", "cameraDistance")
    token(prim, "radiance:sphericalHarmonicsDegree", degree, "int")

    means, scales, quats = load(folder, "means"), load(folder, "scales"), load(folder, "quats")
    logits, dc, rest = load(folder, "opacities").reshape(-1), load(folder, "sh0").reshape(-1, 1, 3), load(folder, "shN")
    n, frames, start = len(means), case["frames"], case["start"]
    moving = frames > 0 or case["time"] is not None
    if moving:
        mu, velocities, durations = load(folder, "times").reshape(-1, 1), load(folder, "velocities"), load(folder, "durations").reshape(-1)
        sigma = np.maximum(np.exp(durations), 0.02)

    def positions_at(t):
        return means + velocities * (t - mu) if moving else means

    def opacities_at(t):
        return sigmoid(logits) * np.exp(-0.5 * ((t - mu[:, 0]) / sigma) ** 2) if moving else sigmoid(logits)

    # Differences of times in single precision carry an error that velocities and small sigmas magnify.
    slack = 2e-6 * (1 + (np.abs(velocities).max() if moving else 0))
    first = case["time"] if case["time"] is not None else 0.0

    def positions_close(name, found, t):
        close(name, found, positions_at(t), geometry, 2e-7, slack)

    def opacities_close(name, found, t):
        close(name, found, opacities_at(t), features, 2e-5 if moving else 2e-7, 1e-12 if not features else 6e-8)

    positions = named(prim, "positions", geometry, "point3f[]", "point3h[]")
    positions_close("positions", positions["default"], first)
    opacities = named(prim, "opacities", features, "float[]", "half[]")
    opacities_close("opacities", opacities["default"], first)
    orientations = named(prim, "orientations", geometry, "quatf[]", "quath[]")
    unit = quats / np.linalg.norm(quats, axis=1, keepdims=True)
    close("orientations", orientations["default"], unit, geometry, 0, 1.2e-7)
    sizes = named(prim, "scales", geometry, "float3[]", "half3[]")
    close("scales", sizes["default"], np.exp(scales), geometry, 2e-7, 6e-8 if geometry else 1e-30)
    coefficients = named(prim, "radiance:sphericalHarmonicsCoefficients", features, "float3[]", "half3[]")
    count = (degree + 1) ** 2
    assert coefficients["elementSize"] == count
    expected = np.concatenate([dc, rest], axis=1)[:, :count].reshape(-1, 3)
    if features:
        close("coefficients", coefficients["default"], expected, True)
    else:
        bits("coefficients", coefficients["default"], expected)

    ends = [first] if frames < 2 else [0.0, 1.0]
    reach = 3 * np.sqrt(((rotation(quats) * np.exp(scales)[:, None, :]) ** 2).sum(axis=2))
    low = np.min([(positions_at(t) - reach).min(axis=0) for t in ends], axis=0)
    high = np.max([(positions_at(t) + reach).max(axis=0) for t in ends], axis=0)
    extent = prim["extent"]
    assert extent["type"] == "float3[]" and not extent["samples"]
    close("extent", extent["default"], np.array([low, high]), False, 4e-6, slack + (2e-3 * (high - low).max() if geometry else 0))

    if frames > 1:
        span = frames - 1
        assert sorted(positions["samples"]) == [start, start + span], sorted(positions["samples"])
        for code in positions["samples"]:
            positions_close(f"positions at {code}", positions["samples"][code], (code - start) / span)
        assert sorted(opacities["samples"]) == [start + f for f in case["opacityFrames"]], sorted(opacities["samples"])
        for code in opacities["samples"]:
            opacities_close(f"opacities at {code}", opacities["samples"][code], (code - start) / span)
        for name in ("orientations", "scales", "radiance:sphericalHarmonicsCoefficients"):
            assert not prim.get(name, prim.get(name + "h"))["samples"], f"{name} is sampled"
        assert parse_layer_times(case["layer"]) in (None, (start, start + span))

    assert ("splat4d:timeModel" in prim) == case["trained"]
    if case["trained"]:
        assert prim["splat4d:timeModel"]["default"] == "gaussian" and prim["splat4d:timeModel"]["custom"]
        assert prim["splat4d:frames"]["default"] == frames
        for name, value in (
                ("positions", means), ("velocities", velocities), ("timeCenters", mu[:, 0]), ("logDurations", durations),
                ("opacityLogits", logits), ("logScales", scales), ("rotations", quats)):
            bits(name, prim["splat4d:" + name]["default"], value)
            assert prim["splat4d:" + name]["custom"]
        close("timeSigmas", prim["splat4d:timeSigmas"]["default"], sigma, False)
    return n


def parse_layer_times(path):
    head = open(path, encoding="utf-8").read(2000)
    found = [re.search(rf"^\s*{key} = (\S+)$", head, re.M) for key in ("startTimeCode", "endTimeCode")]
    return tuple(float(f.group(1)) for f in found) if all(found) else None


cases = json.load(open(sys.argv[1]))
print(sum(check(case) for case in cases))
