#!/usr/bin/env python3
"""Derives a 4D scene from a real static splat: derive_4d.py INPUT OUTPUT.ply [--seed S] [--order stored|shuffled].

INPUT is a 3DGS PLY, or meta.json of an unbundled SOG (version 2). Position, shape and colour stay as trained. From the seed come
times (uniform over 0 to 1), durations (log-normal around 0.1 of the whole, a factor of 1.65 a deviation) and velocities (normal,
a tenth of the scene's radius over the whole time). Splats whose base opacity is below 1/255 are left out, so that every exporter keeps all
that are left. OUTPUT is an FTGS PLY.
"""
import argparse
import json
import os

import numpy as np
from PIL import Image

import splats4d


def read_sog(path):
    meta = json.load(open(path))
    count = meta["count"]

    def plane(name, channels=3):
        return np.asarray(Image.open(os.path.join(os.path.dirname(path), name)).convert("RGBA")).reshape(-1, 4)[:count, :channels]

    low, high = (plane(name).astype(np.float64) for name in meta["means"]["files"])
    mins, maxs = np.array(meta["means"]["mins"]), np.array(meta["means"]["maxs"])
    logs = mins + (maxs - mins) * (high * 256 + low) / 65535
    colours = plane(meta["sh0"]["files"][0], 4)
    alpha = np.clip(colours[:, 3] / 255.0, 1 / 1024, 1 - 1 / 1024)
    return {
        "means": np.sign(logs) * np.expm1(np.abs(logs)),
        "scales": np.array(meta["scales"]["codebook"])[plane(meta["scales"]["files"][0])],
        "quats": sog_rotations(plane(meta["quats"]["files"][0], 4)),
        "sh0": np.array(meta["sh0"]["codebook"])[colours[:, :3]],
        "opacities": np.log(alpha / (1 - alpha)), "shN": sog_rest(meta, path, plane)}


def sog_rotations(bytes_):
    """The three smaller components in ascending order, the largest by its index among w, x, y, z."""
    small = (bytes_[:, :3] / 255.0 - 0.5) * np.sqrt(2)
    largest = bytes_[:, 3].astype(int) - 252
    quats = np.empty((len(bytes_), 4))
    for index in range(4):
        rows = largest == index
        quats[np.ix_(rows, [i for i in range(4) if i != index])] = small[rows]
        quats[rows, index] = np.sqrt(np.maximum(0, 1 - (small[rows] ** 2).sum(1)))
    return quats


def sog_rest(meta, path, plane):
    if "shN" not in meta:
        return np.zeros((meta["count"], 0, 3))
    bands = meta["shN"].get("bands", 0)
    centroids = np.asarray(Image.open(os.path.join(os.path.dirname(path), meta["shN"]["files"][0])).convert("RGB"))
    rest = (bands + 1) ** 2 - 1 if bands else centroids.shape[1] // 64
    entries = np.array(meta["shN"]["codebook"])[centroids].reshape(-1, rest, 3)
    labels = plane(meta["shN"]["files"][1], 2).astype(int)
    return entries[labels[:, 0] + 256 * labels[:, 1]]


def animate(arrays, seed):
    random = np.random.default_rng(seed)
    count = len(arrays["means"])
    radius = np.quantile(np.linalg.norm(arrays["means"] - np.median(arrays["means"], 0), axis=1), 0.9)
    return arrays | {
        "times": random.uniform(0, 1, count), "durations": random.normal(np.log(0.1), 0.5, count),
        "velocities": random.normal(0, 0.1 * radius, (count, 3))}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--order", choices=("stored", "shuffled"), default="stored",
                        help="the file's order, which its exporter may have made spatial; or a random one, nearer to a trainer's")
    options = parser.parse_args()
    arrays = read_sog(options.input) if options.input.endswith(".json") else splats4d.gather(splats4d.read_ply(options.input))
    kept = np.flatnonzero(arrays["opacities"] >= -np.log(254))
    if options.order == "shuffled":
        kept = np.random.default_rng(options.seed + 1).permutation(kept)
    arrays = animate({name: np.asarray(values)[kept] for name, values in arrays.items()}, options.seed)
    splats4d.write_ply(options.output, {name: values.astype(np.float32) for name, values in arrays.items()})
    print(f"{len(kept)} splats, {arrays['shN'].shape[1]} higher coefficients a channel")


if __name__ == "__main__":
    main()
