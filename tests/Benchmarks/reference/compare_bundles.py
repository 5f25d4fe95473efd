#!/usr/bin/env python3
"""Compares bundles of one scene: compare_bundles.py sizes OURS REFERENCE, or compare_bundles.py errors SCENE BUNDLE BUNDLE.

Sizes are in bytes by stream, with the share that ours takes. Errors are against the scene, over every frame, of bundles in the scene's
order (usd-gsplat bake --keep-order): of positions in per mille of the box's diagonal, over splats with alpha above 0; of log scales;
of rotations in degrees; of opacities; of SH0, over splats that are seen in the frame or beside it, since a player interpolates them;
and the RMS of SH rest.
"""
import io
import json
import os
import re
import sys
import zipfile

import numpy as np
from PIL import Image

import export_sog4d
import splats4d


def by_stream(path):
    with zipfile.ZipFile(path) as bundle:
        sizes = {}
        for entry in bundle.infolist():
            kind = re.sub(r"_\d+$", "", os.path.splitext(os.path.basename(entry.filename))[0])
            sizes[kind] = sizes.get(kind, 0) + entry.compress_size
    sizes["zip"] = os.path.getsize(path) - sum(sizes.values())
    return sizes | {"total": os.path.getsize(path)}


def print_sizes(ours, reference):
    own, other = by_stream(ours), by_stream(reference)
    print("| stream | ours | reference | share |\n| --- | ---: | ---: | ---: |")
    for kind in sorted(own.keys() | other.keys(), key=lambda k: (k == "total", k)):
        a, b = own.get(kind, 0), other.get(kind, 0)
        print(f"| {kind} | {a} | {b} | {f'{100 * a / b:.1f} %' if b else '-'} |")


class Bundle:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.meta = json.loads(self.zip.read("meta.json"))
        self.count, self.frames, self.streams = self.meta["splatCount"], self.meta["frameCount"], self.meta["streams"]

    def image(self, path, frame=0):
        content = self.zip.read(path.replace("{frame}", f"{frame:05d}"))
        return np.asarray(Image.open(io.BytesIO(content)).convert("RGBA")).reshape(-1, 4)[:self.count]

    def codes(self, path, frame=0):
        pixels = self.image(path, frame).astype(np.int64)
        return pixels[:, 0] + 256 * pixels[:, 1]

    def positions(self, frame):
        position = self.streams["position"]
        low, high = (np.array([position[r][frame][a] for a in "xyz"]) for r in ("rangeMin", "rangeMax"))
        codes = self.image(position["hiPath"], frame)[:, :3] * 256.0 + self.image(position["loPath"], frame)[:, :3]
        return low + codes / 65535 * (high - low)

    def rest(self):
        """Coefficients of every splat, band after band, or None."""
        sh, parts = self.streams["sh"], []
        if sh["bands"] == 0:
            return None
        bands = [{k[3].lower() + k[4:]: v for k, v in sh.items() if k.startswith("shN")}] if self.meta["version"] == 1 else [
            sh[f"sh{b}"] for b in range(1, sh["bands"] + 1)]
        for band in bands:
            kind = "<f2" if band["centroidsType"] == "f16" else "<f4"
            centroids = np.frombuffer(self.zip.read(band["centroidsPath"]), kind).astype(np.float64).reshape(band["count"], -1)
            path = band["deltaSegments"][0]["baseLabelsPath"] if band["labelsEncoding"] == "delta-v1" else band["labelsPath"]
            parts.append(centroids[self.codes(path)])
        return np.concatenate(parts, 1)


def static_errors(bundle, scene):
    scale = bundle.streams["scale"]
    book = np.log(np.array([[v[a] for a in "xyz"] for v in scale["codebook"]]))
    yield "log scale", np.abs(book[bundle.codes(scale["indicesPath"])] - scene["scales"]).ravel()
    decoded = (bundle.image(bundle.streams["rotation"]["path"]) - 128.0) / 128
    decoded /= np.linalg.norm(decoded, axis=1, keepdims=True)
    unit = scene["quats"] / np.linalg.norm(scene["quats"].astype(np.float64), axis=1, keepdims=True)
    yield "rotation, degrees", np.degrees(2 * np.arccos(np.minimum(1, np.abs((decoded * unit).sum(1)))))
    rest = bundle.rest()
    if rest is not None:
        truth = scene["shN"].reshape(bundle.count, -1)[:, :rest.shape[1]]
        yield "SH rest, RMS", np.sqrt(((rest - truth) ** 2).mean(1))


def moving_errors(bundle, scene):
    base, sigma = export_sog4d.sigmoid(scene["opacities"]), np.maximum(np.exp(scene["durations"]), np.float32(0.02))
    passed = [np.float32(f / max(bundle.frames - 1, 1)) - scene["times"] for f in range(bundle.frames)]
    opacities = [base * np.exp(np.float32(-0.5) * (p / (sigma + np.float32(1e-8))) ** 2) for p in passed]
    seen = [o >= 1 / 255 for o in opacities]
    book = np.array(bundle.streams["sh"]["sh0Codebook"])
    diagonal = np.linalg.norm(np.ptp(scene["means"], 0))
    found = {"position, per mille": [], "opacity": [], "SH0": []}
    for f in range(bundle.frames):
        truth = scene["means"] + scene["velocities"] * passed[f][:, None]
        found["position, per mille"].append(1000 / diagonal * np.linalg.norm(bundle.positions(f) - truth, axis=1)[seen[f]])
        colours = bundle.image(bundle.streams["sh"]["sh0Path"], f)
        found["opacity"].append(np.abs(colours[:, 3] / 255 - np.where(seen[f], opacities[f], 0)))
        near = seen[f] | seen[max(f - 1, 0)] | seen[min(f + 1, bundle.frames - 1)]
        found["SH0"].append(np.abs(book[colours[:, :3]] - scene["sh0"])[near].ravel())
    yield from ((name, np.concatenate(values)) for name, values in found.items())


def print_errors(scene_path, paths):
    scene = splats4d.read(scene_path)
    print("| error | " + " | ".join(f"{os.path.basename(p)} {kind}" for p in paths for kind in ("mean", "p99", "max")) + " |")
    print("| --- |" + " ---: |" * (3 * len(paths)))
    rows = {}
    for path in paths:
        bundle = Bundle(path)
        for name, errors in [*moving_errors(bundle, scene), *static_errors(bundle, scene)]:
            rows.setdefault(name, []).append(f"{errors.mean():.4g} | {np.quantile(errors, 0.99):.4g} | {errors.max():.4g}")
    for name, cells in rows.items():
        print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    if sys.argv[1] == "sizes":
        print_sizes(*sys.argv[2:4])
    else:
        print_errors(sys.argv[2], sys.argv[3:])
