"""Writes one set of cameras as nerfstudio and 3DGS write them, with numpy, and says where they stand in each world.

Poses are made in COLMAP's world. transforms.json holds them with OpenGL's axes after a transform is applied to the world;
dataparser_transforms.json the way from COLMAP's world to a trainer's, as the data parser composes it; cameras.json holds
them as 3DGS does. Prints a camera a line: name, then centre, right, down, forward in COLMAP's, the stored and the trainer's
world, fields apart by tabs.
"""
import json
import os
import sys

import numpy as np

folder, seed, applied_scale = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
rng = np.random.default_rng(seed)


def turn():
    q, r = np.linalg.qr(rng.normal(size=(3, 3)))
    q = q * np.sign(np.diag(r))
    return q if np.linalg.det(q) > 0 else -q


def rigid(r, t):
    m = np.eye(4)
    m[:3, :3], m[:3, 3] = r, t
    return m


applied = np.array([[1.0, 0, 0, 0], [0, 0, 1, 0], [0, -1, 0, 0]])
applied4 = np.vstack([applied, [0, 0, 0, 1]])
parser, scale = rigid(turn(), rng.normal(size=3)), 0.25
frames, trained, rows = [], [], []
for i in range(6):
    c2w = rigid(turn(), 3 * rng.normal(size=3))
    name = f"images/frame_{i + 1}.png"

    # To OpenGL's axes, then the world's transform and scale.
    gl = c2w.copy()
    gl[:3, 1:3] *= -1
    gl = applied4 @ gl
    gl[:3, 3] *= applied_scale
    frames.append({"file_path": name, "transform_matrix": gl.tolist(), "time": i / 5})

    # The data parser orients and centres stored poses, then scales their positions.
    ns = parser @ gl
    ns[:3, 3] *= scale
    ns[:3, 1:3] *= -1
    stored = gl.copy()
    stored[:3, 1:3] *= -1
    row = [name]
    for m in (c2w, stored, ns):
        row += [m[:3, 3], m[:3, 0], m[:3, 1], m[:3, 2]]
    rows.append(row)

    # 3DGS: the inverse of world-to-camera.
    back = np.linalg.inv(np.linalg.inv(c2w))
    trained.append({
        "id": i, "img_name": f"frame_{i + 1}", "width": 980, "height": 545, "position": back[:3, 3].tolist(),
        "rotation": [x.tolist() for x in back[:3, :3]], "fy": 601.5 + i, "fx": 600.5 + i,
    })

shared = {"camera_model": "OPENCV", "w": 1920.0, "h": 1080, "fl_x": 1500.25, "fl_y": 1502.5, "cx": 950.5, "cy": 545.25, "k1": 0.01, "k2": -0.02, "k3": 0.003, "p1": 0.0004, "p2": -0.0005}
meta = {**shared, "frames": frames[::-1], "applied_transform": applied.tolist()}
if applied_scale != 1:
    meta["applied_scale"] = applied_scale
json.dump(meta, open(os.path.join(folder, "transforms.json"), "w"))
total = parser @ applied4
json.dump({"transform": total[:3].tolist(), "scale": scale * applied_scale}, open(os.path.join(folder, "dataparser_transforms.json"), "w"))
json.dump((total[:3] * 2).tolist(), open(os.path.join(folder, "matrix.json"), "w"))
os.makedirs(os.path.join(folder, "model"), exist_ok=True)
json.dump(trained, open(os.path.join(folder, "model", "cameras.json"), "w"))
for row in rows:
    print(row[0], *(" ".join(repr(float(x)) for x in v) for v in row[1:]), sep="\t")
