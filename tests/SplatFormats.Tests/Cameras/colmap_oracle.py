"""Writes a sparse model in COLMAP's text and binary formats, from their public description, and says what it shows.

One camera of each convertible model, two images each, in folders. Prints an image a line, its fields apart by tabs: name,
centre, right, down and forward axes, world points, pixels of these by COLMAP's own formula of the model.
"""
import os
import struct
import sys

import numpy as np

folder, seed = sys.argv[1], int(sys.argv[2])
rng = np.random.default_rng(seed)

# id, name, parameters behind focal lengths and principal point, and whether there is one focal length.
MODELS = [
    (0, "SIMPLE_PINHOLE", [], True),
    (1, "PINHOLE", [], False),
    (2, "SIMPLE_RADIAL", [-0.06], True),
    (3, "RADIAL", [-0.05, 0.02], True),
    (4, "OPENCV", [-0.05, 0.02, 0.003, -0.002], False),
    (5, "OPENCV_FISHEYE", [0.03, -0.01, 0.004, -0.002], False),
    (6, "FULL_OPENCV", [0.2, -0.05, 0.003, -0.002, 0.01, 0.1, -0.03, 0.02], False),
    (8, "SIMPLE_RADIAL_FISHEYE", [0.05], True),
    (9, "RADIAL_FISHEYE", [0.05, -0.02], True),
    (10, "THIN_PRISM_FISHEYE", [0.03, -0.01, 0, 0, 0.004, -0.002, 0, 0], False),
    (11, "RAD_TAN_THIN_PRISM_FISHEYE", [0.03, -0.01, 0.004, -0.002] + [0] * 8, False),
    (14, "SIMPLE_FISHEYE", [], True),
    (15, "FISHEYE", [], False),
]


def rotation(q):
    w, v = q[0], q[1:]
    cross = np.array([[0, -v[2], v[1]], [v[2], 0, -v[0]], [-v[1], v[0], 0]])
    return np.eye(3) + 2 * w * cross + 2 * cross @ cross


def distort(name, k, u, v):
    """COLMAP, Camera Models: from the plane at distance one to where the lens puts it."""
    r2 = u * u + v * v
    if "FISHEYE" in name:
        r = np.sqrt(r2)
        t = np.arctan(r)
        terms = {"SIMPLE_FISHEYE": [], "FISHEYE": [], "THIN_PRISM_FISHEYE": [k[0], k[1], k[4], k[5]] if len(k) > 5 else []}.get(name, k[:4])
        s = t * (1 + sum(c * t ** (2 * (i + 1)) for i, c in enumerate(terms))) / r
        return u * s, v * s
    if name == "FULL_OPENCV":
        k1, k2, p1, p2, k3, k4, k5, k6 = k
        radial = (1 + k1 * r2 + k2 * r2 ** 2 + k3 * r2 ** 3) / (1 + k4 * r2 + k5 * r2 ** 2 + k6 * r2 ** 3)
    else:
        k1, k2, p1, p2 = list(k) + [0] * (4 - len(k))
        radial = 1 + k1 * r2 + k2 * r2 ** 2
    return u * radial + 2 * p1 * u * v + p2 * (r2 + 2 * u * u), v * radial + 2 * p2 * u * v + p1 * (r2 + 2 * v * v)


cameras, images = [], []
for index, (number, name, extra, single) in enumerate(MODELS):
    width, height = 1280 + index, 720 + index
    fx, fy = 900 + 10 * rng.random(), 950 + 10 * rng.random()
    if single:
        fy = fx
    cx, cy = width / 2 + 20 * rng.random(), height / 2 - 15 * rng.random()
    parameters = ([fx] if single else [fx, fy]) + [cx, cy] + extra
    cameras.append((100 + index, number, name, width, height, parameters, (fx, fy, cx, cy, extra)))
    for shot in (2, 10):
        q = rng.normal(size=4)
        t = rng.normal(size=3)
        images.append((len(images) + 1, q / np.linalg.norm(q), t, 100 + index, f"rig {index}/кадр_{shot}.png"))

cameras_order, images_order = rng.permutation(len(cameras)), rng.permutation(len(images))
for sub in ("text", "binary/sparse/0"):
    os.makedirs(os.path.join(folder, sub), exist_ok=True)

with open(os.path.join(folder, "text", "cameras.txt"), "w") as out:
    print("# Camera list with one line of data per camera:\n#   CAMERA_ID, MODEL, WIDTH, HEIGHT, PARAMS[]", file=out)
    for i in cameras_order:
        ident, _, name, width, height, parameters, _ = cameras[i]
        print(ident, name, width, height, *(repr(float(p)) for p in parameters), file=out)
with open(os.path.join(folder, "text", "images.txt"), "w") as out:
    print("# Image list with two lines of data per image:", file=out)
    for i in images_order:
        ident, q, t, camera, name = images[i]
        print(ident, *(repr(float(x)) for x in [*q, *t]), camera, name, file=out)
        print("" if i % 3 == 0 else " ".join("12.5 13.5 -1" for _ in range(5000 if i % 3 == 1 else 2)), file=out)
with open(os.path.join(folder, "binary/sparse/0", "cameras.bin"), "wb") as out:
    out.write(struct.pack("<Q", len(cameras)))
    for i in cameras_order:
        ident, number, _, width, height, parameters, _ = cameras[i]
        out.write(struct.pack("<IiQQ", ident, number, width, height) + struct.pack(f"<{len(parameters)}d", *parameters))
with open(os.path.join(folder, "binary/sparse/0", "images.bin"), "wb") as out:
    out.write(struct.pack("<Q", len(images)))
    for i in images_order:
        ident, q, t, camera, name = images[i]
        out.write(struct.pack("<I4d3dI", ident, *q, *t, camera) + name.encode() + b"\0")
        out.write(struct.pack("<Q", i % 4) + struct.pack("<ddq", 1.5, 2.5, -1) * (i % 4))

for ident, q, t, camera, name in images:
    r = rotation(q)
    centre = -r.T @ t
    _, _, model, _, _, _, (fx, fy, cx, cy, extra) = cameras[camera - 100]
    points, pixels = [], []
    for _ in range(8):
        local = np.array([rng.uniform(-0.6, 0.6), rng.uniform(-0.4, 0.4), 1]) * rng.uniform(1, 5)
        u, v = distort(model, extra, local[0] / local[2], local[1] / local[2])
        points += list(r.T @ (local - t))
        pixels += [fx * u + cx, fy * v + cy]
    print(name, *(" ".join(repr(float(x)) for x in row) for row in (centre, r[0], r[1], r[2], points, pixels)), sep="\t")
