#!/usr/bin/env bash
# Time and size of our lossless WebP at the default effort beside libwebp's at level 0, on the images of golden bundles scaled up to 2048
# wide and on those of our own bakes of a real and of a procedural scene.
# Usage: tests/Benchmarks/webp-speed.sh CORPUS GOLDENS, CORPUS a folder with lod/playbot, GOLDENS one of .sog4d files;
# needs libwebp 1.2 or later, and python3 with numpy and Pillow (PYTHON names another).
set -euo pipefail
corpus=$(realpath "$1")
goldens=$(realpath "$2")
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build src/Cli -c Release -v q --nologo >/dev/null
dotnet build tests/Benchmarks -c Release -v q --nologo >/dev/null
cli() { dotnet src/Cli/bin/Release/net10.0/usd-gsplat.dll "$@" --quiet; }

"${PYTHON:-python3}" tests/Benchmarks/reference/derive_4d.py "$corpus/lod/playbot/0_0/meta.json" "$work/playbot.ply" --order shuffled >/dev/null
cli bake "$work/playbot.ply" --output "$work/playbot.sog4d" --frame-count 5 --sh-bands 2
cli synth --splats 200000 --sh 3 --four-d --output "$work/synth.pt"
cli bake "$work/synth.pt" --output "$work/synth.sog4d" --frame-count 5 --sh-bands 3
dotnet tests/Benchmarks/bin/Release/net10.0/UsdGsplat.Benchmarks.dll webp "$goldens" "$work/playbot.sog4d" "$work/synth.sog4d"
