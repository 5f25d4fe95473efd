#!/usr/bin/env python3
"""Judges the stand-in by bundles that FreeTimeGsVanilla's exporter wrote: check_goldens.py CHECKPOINT BUNDLE...

For every bundle the options are taken from its meta.json, the stand-in exports the checkpoint with them, and the two are
compared: names in order, decoded images (k-means is not seeded in the original, so scales and labels are compared by size
only), metadata, and the sizes that Pillow's WebP gives the original's own pixels. Exit code 1 when anything deterministic differs.
"""
import io
import json
import os
import sys
import tempfile
import zipfile

import numpy as np
from PIL import Image, features

import export_sog4d
import splats4d

FREE = ("scale_indices.webp", "_labels.webp", "_centroids.bin", "meta.json")


def pixels(content):
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGBA"))


def again(content):
    out = io.BytesIO()
    Image.fromarray(pixels(content), "RGBA").save(out, "WEBP", lossless=True, quality=100, method=0)
    return len(out.getvalue())


def options_of(meta):
    sh = meta["streams"]["sh"]
    arguments = ["--ckpt-path", "-", "--output-path", "-", "--frame-count", str(meta["frameCount"]), "--layout-width", str(meta["layout"]["width"]),
                 "--sh-bands", str(sh["bands"]), "--sh-version", str(meta["version"]),
                 "--shn-count", str(sh.get("shNCount") or sh.get("sh1", {}).get("count", 512))]
    return export_sog4d.parse(arguments)


def differences(golden, own):
    """What differs among what is deterministic; a line an entry."""
    if golden.namelist() != own.namelist():
        yield f"names differ: {sorted(set(golden.namelist()) ^ set(own.namelist()))}"
        return
    for name in golden.namelist():
        ours, theirs = own.read(name), golden.read(name)
        if name.endswith(FREE):
            continue
        if name.endswith(".webp"):
            different = int((pixels(ours) != pixels(theirs)).any(2).sum())
            if different:
                yield f"{name}: {different} pixels differ"
        elif ours != theirs:
            yield f"{name}: bytes differ"
    ours, theirs = (json.loads(z.read("meta.json")) for z in (own, golden))
    for part in ("rangeMin", "rangeMax"):
        values = [np.float32([[v[a] for a in "xyz"] for v in m["streams"]["position"][part]]) for m in (ours, theirs)]
        if not np.array_equal(*values):
            yield f"{part} differs by up to {np.abs(values[0] - values[1]).max()}"
    if not np.array_equal(*(np.float32(m["streams"]["sh"]["sh0Codebook"]) for m in (ours, theirs))):
        yield "sh0Codebook differs"


def main(checkpoint, bundles):
    splats, wrong = splats4d.read(checkpoint), 0
    print(f"numpy {np.__version__}, libwebp {features.version('webp')}")
    for path in bundles:
        with zipfile.ZipFile(path) as golden, tempfile.TemporaryDirectory() as folder:
            options = options_of(json.loads(golden.read("meta.json")))
            own_path = os.path.join(folder, "own.sog4d")
            export_sog4d.export(own_path, splats, options)
            with zipfile.ZipFile(own_path) as own:
                found = list(differences(golden, own))
            images = [n for n in golden.namelist() if n.endswith(".webp")]
            same = sum(again(golden.read(n)) == golden.getinfo(n).file_size for n in images)
            sizes = os.path.getsize(own_path), os.path.getsize(path)
        wrong += len(found)
        print(f"{os.path.basename(path)}: {sizes[0]} bytes, original {sizes[1]}; {same} of {len(images)} images take the original's bytes again")
        for line in found:
            print(f"  {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
