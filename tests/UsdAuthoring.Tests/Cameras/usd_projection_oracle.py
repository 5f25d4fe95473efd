"""Says where a camera of a .usda layer shows points, from its text alone.

Arguments: the layer, then a JSON file: {"name": ..., "size": [w, h], "points": [[x, y, z], ...]} a camera. A camera looks
along its -Z with +Y up; the matrix maps row vectors from it to the world; the film's window on the plane at distance one is
the apertures and offsets over the focal length. Prints a camera a line: pixels from the image's upper left corner.
"""
import json
import re
import sys

import numpy as np

text = open(sys.argv[1]).read()
number = r"[-+0-9.einfa]+"
for camera in json.load(open(sys.argv[2])):
    block = text.split(f'def Camera "{camera["name"]}"')[1].split("def Camera")[0]

    def value(name):
        return float(re.search(rf"\bfloat {name} = ({number})", block).group(1))

    matrix = re.search(r"matrix4d xformOp:transform = (.*)", block).group(1)
    matrix = np.array([float(x) for x in re.findall(number, matrix)]).reshape(4, 4)
    f, h, v = value("focalLength"), value("horizontalAperture"), value("verticalAperture")
    ox, oy = value("horizontalApertureOffset"), value("verticalApertureOffset")
    left, right, bottom, top = (ox - h / 2) / f, (ox + h / 2) / f, (oy - v / 2) / f, (oy + v / 2) / f
    pixels = []
    for point in camera["points"]:
        x, y, z, _ = np.array([*point, 1]) @ np.linalg.inv(matrix)
        assert z < 0, "the point lies behind the camera"
        pixels += [(x / -z - left) / (right - left) * camera["size"][0], (top - y / -z) / (top - bottom) * camera["size"][1]]
    print(*(repr(float(p)) for p in pixels))
