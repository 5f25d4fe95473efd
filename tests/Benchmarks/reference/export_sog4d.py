#!/usr/bin/env python3
"""A stand-in for FreeTimeGsVanilla's export_sog4d.py, against which bundle sizes are measured.

Written from the format's description, not from that program. It keeps what decides its bundles' sizes: splats in the
checkpoint's order, ranges over all splats, WebP by Pillow (lossless, without the exact flag, so that colour under alpha 0
is lost), quantile colours, k-means of scales and SH, static labels with an empty delta file, a stored ZIP.
check_goldens.py judges it by bundles that the original wrote. Needs numpy and Pillow only.
"""
import argparse
import io
import json
import struct
import zipfile

import numpy as np
from PIL import Image

import splats4d


def k_means(points, count, iterations, seed, plus_plus):
    """Centres of Lloyd's iterations, started from random points or as k-means++ does."""
    random = np.random.default_rng(seed)
    if plus_plus:
        centres = np.empty((count, points.shape[1]), np.float32)
        centres[0] = points[random.integers(len(points))]
        nearest = np.full(len(points), np.inf)
        for i in range(1, count):
            nearest = np.minimum(nearest, ((points - centres[i - 1]) ** 2).sum(1))
            total = nearest.sum()
            centres[i] = points[random.choice(len(points), p=nearest / total) if total > 0 else random.integers(len(points))]
    else:
        centres = points[random.choice(len(points), count, replace=False)].copy()
    for _ in range(iterations):
        labels = assign(points, centres)
        sizes = np.bincount(labels, minlength=count)
        sums = np.stack([np.bincount(labels, points[:, d], count) for d in range(points.shape[1])], 1)
        centres = np.where(sizes[:, None] > 0, sums / np.maximum(sizes, 1)[:, None], centres).astype(np.float32)
    return centres


def assign(points, centres, chunk=50000):
    """The nearest centre of each point; the lowest index where two are as near."""
    norms = (centres.astype(np.float64) ** 2).sum(1) / 2
    labels = np.empty(len(points), np.int64)
    for i in range(0, len(points), chunk):
        labels[i:i + chunk] = (norms - points[i:i + chunk].astype(np.float64) @ centres.T.astype(np.float64)).argmin(1)
    return labels


def sample(points, count, seed):
    if count <= 0 or len(points) <= count:
        return points
    return points[np.random.default_rng(seed).choice(len(points), count, replace=False)]


def colour_codebook(sh0):
    values = np.quantile(sh0.reshape(-1).astype(np.float64), np.arange(256) / 255).astype(np.float32)
    return np.maximum.accumulate(values)


def nearest_in(sorted_values, values):
    """The nearest entry of a sorted codebook; the lower index on a tie."""
    right = np.clip(np.searchsorted(sorted_values, values), 1, len(sorted_values) - 1)
    left = right - 1
    return np.where(values - sorted_values[left] <= sorted_values[right] - values, left, right).astype(np.uint8)


def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x)))).astype(np.float32)


class Bundle:
    """A stored ZIP of images of one layout."""

    def __init__(self, path, count, width):
        self.zip = zipfile.ZipFile(path, "w", zipfile.ZIP_STORED)
        self.count, self.width, self.height = count, width, -(-count // width)

    def add(self, name, content):
        self.zip.writestr(zipfile.ZipInfo(name), content)

    def webp(self, channels, opaque=True):
        """Pixels of up to four byte columns; missing ones are 0, alpha 255; padding is opaque black or clear black."""
        pixels = np.zeros((self.width * self.height, 4), np.uint8)
        pixels[:, 3] = 255 if opaque else 0
        for i, channel in enumerate(channels):
            pixels[:self.count, i] = channel
        out = io.BytesIO()
        Image.fromarray(pixels.reshape(self.height, self.width, 4), "RGBA").save(out, "WEBP", lossless=True, quality=100, method=0)
        return out.getvalue()


def vectors(rows):
    return [dict(zip("xyz", map(float, row))) for row in rows]


def export_sh(bundle, splats, options):
    """Palettes with their labels; the fields of meta.json's sh object."""
    if options.sh_bands == 0:
        return {}
    def columns(first, last):
        return splats["shN"][:, first:last].reshape(bundle.count, -1)

    if options.sh_version == 1:
        parts = [("shN", columns(0, (options.sh_bands + 1) ** 2 - 1), "shN_centroids.bin")]
    else:
        parts = [(f"sh{b}", columns(b * b - 1, (b + 1) ** 2 - 1), f"sh/sh{b}_centroids.bin") for b in range(1, options.sh_bands + 1)]
    fields, frames = {}, options.frame_count
    for i, (name, points, path) in enumerate(parts):
        centres = k_means(sample(points, options.shn_codebook_sample, options.seed), options.shn_count, options.shn_kmeans_iters, options.seed + i, True)
        labels = assign(points, centres)
        bundle.add(path, centres.astype("<f2").tobytes())
        base, delta, count = f"frames/00000/{name}_labels.webp", f"sh/{name}_delta_00000.bin", len(centres)
        bundle.add(base, bundle.webp([labels & 255, labels >> 8]))
        bundle.add(delta, b"SOG4DLB1" + struct.pack("<5I", 1, 0, frames, bundle.count, count) + bytes(4 * (frames - 1)))
        band = {"count": count, "centroidsType": "f16", "centroidsPath": path, "labelsEncoding": "delta-v1",
                "deltaSegments": [{"startFrame": 0, "frameCount": frames, "baseLabelsPath": base, "deltaPath": delta}]}
        fields |= {name: band} if options.sh_version == 2 else {"shN" + key[0].upper() + key[1:]: value for key, value in band.items()}
    return fields


def quantise(positions):
    low, high = positions.min(0), positions.max(0)
    extent = high - low
    share = np.where(extent < 1e-12, 0, (positions - low) / np.where(extent < 1e-12, 1, extent)).astype(np.float32)
    return np.rint(np.clip(share, 0, 1) * np.float32(65535)).astype(np.int64), low, high


def rotation_bytes(quats):
    norm = np.linalg.norm(quats, axis=1, keepdims=True)
    valid = np.isfinite(norm) & (norm >= 1e-8)
    unit = np.where(valid, quats / np.where(valid, norm, 1), [1, 0, 0, 0]).astype(np.float32)
    unit = np.where(unit[:, :1] < 0, -unit, unit)
    return np.clip(np.rint(np.clip(unit, -1, 1) * np.float32(128) + np.float32(128)), 0, 255).astype(np.uint8)


def export(path, splats, options):
    count, frames = len(splats["means"]), options.frame_count
    bundle = Bundle(path, count, options.layout_width)
    sh = export_sh(bundle, splats, options)
    books = k_means(sample(splats["scales"], 200000, options.seed), options.scale_codebook_size, 20, options.seed, False)
    scales = assign(splats["scales"], books)
    scale_image = bundle.webp([scales & 255, scales >> 8])
    rotation_image = bundle.webp(rotation_bytes(splats["quats"]).T)
    codebook = colour_codebook(splats["sh0"])
    colours = nearest_in(codebook, splats["sh0"])
    base, sigma = sigmoid(splats["opacities"]), np.maximum(np.exp(splats["durations"]), np.float32(0.02))
    lows, highs = [], []
    for frame in range(frames):
        passed = np.float32(frame / max(frames - 1, 1)) - splats["times"]
        codes, low, high = quantise(splats["means"] + splats["velocities"] * passed[:, None])
        lows.append(low)
        highs.append(high)
        opacity = base * np.exp(np.float32(-0.5) * (passed / (sigma + np.float32(1e-8))) ** 2)
        opacity[opacity < options.alpha_zero_threshold] = 0
        folder = f"frames/{frame:05d}"
        bundle.add(f"{folder}/position_hi.webp", bundle.webp((codes >> 8).T))
        bundle.add(f"{folder}/position_lo.webp", bundle.webp((codes & 255).T))
        bundle.add(f"{folder}/scale_indices.webp", scale_image)
        bundle.add(f"{folder}/rotation.webp", rotation_image)
        alpha = np.rint(np.clip(opacity, 0, 1) * np.float32(255)).astype(np.uint8)
        bundle.add(f"{folder}/sh0.webp", bundle.webp([*colours.T, alpha], opaque=False))
    meta = {
        "format": "sog4d", "version": options.sh_version if options.sh_bands else 1, "splatCount": count, "frameCount": frames,
        "layout": {"type": "row-major", "width": bundle.width, "height": bundle.height}, "timeMapping": {"type": "uniform"},
        "streams": {
            "position": {"rangeMin": vectors(lows), "rangeMax": vectors(highs),
                         "hiPath": "frames/{frame}/position_hi.webp", "loPath": "frames/{frame}/position_lo.webp"},
            "scale": {"codebook": vectors(np.exp(books)), "indicesPath": "frames/{frame}/scale_indices.webp"},
            "rotation": {"path": "frames/{frame}/rotation.webp"},
            "sh": {"bands": options.sh_bands, "sh0Path": "frames/{frame}/sh0.webp", "sh0Codebook": codebook.tolist()} | sh},
        "generator": {"tool": "stand-in for FreeTimeGsVanilla export_sog4d"}}
    bundle.add("meta.json", json.dumps(meta, indent=2, ensure_ascii=False))
    bundle.zip.close()


def parse(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ckpt-path", required=True, help="a .pt checkpoint or an FTGS .ply")
    parser.add_argument("--output-path", required=True)
    parser.add_argument("--alpha-zero-threshold", type=float, default=1 / 255)
    for name, default in (("frame-count", 61), ("layout-width", 2048), ("scale-codebook-size", 256), ("seed", 0), ("sh-bands", 0),
                          ("sh-version", 1), ("shn-count", 512), ("shn-codebook-sample", 100000), ("shn-kmeans-iters", 10)):
        parser.add_argument("--" + name, type=int, default=default)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    chosen = parse()
    export(chosen.output_path, splats4d.read(chosen.ckpt_path), chosen)
