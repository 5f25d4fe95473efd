#!/usr/bin/env bash
# Sizes and errors of .sog4d bundles, ours beside the stand-in's for the reference exporter (reference/export_sog4d.py), on 4D scenes
# derived from real splats. Usage: tests/Benchmarks/bundle-size.sh CORPUS [FRAMES], CORPUS a folder with lod/playbot and ply/leica-sofort-top8192.ply;
# needs python3 with numpy and Pillow (PYTHON names another).
set -euo pipefail
corpus=$(realpath "$1")
frames=${2:-61}
cd "$(dirname "$0")/../.."
python=${PYTHON:-python3}
tools=tests/Benchmarks/reference
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build src/Cli -c Release -v q --nologo >/dev/null
bake() { dotnet src/Cli/bin/Release/net10.0/usd-gsplat.dll bake "$@" --frame-count "$frames" --quiet; }

compare() { # title, scene, options of SH
    local title=$1 scene=$2
    shift 2
    echo; echo "## $title, $frames frames"; echo
    bake "$scene" --output "$work/ours.sog4d" "$@"
    bake "$scene" --output "$work/ours-in-order.sog4d" --keep-order "$@"
    "$python" "$tools/export_sog4d.py" --ckpt-path "$scene" --output-path "$work/reference.sog4d" --frame-count "$frames" "$@"
    "$python" "$tools/compare_bundles.py" sizes "$work/ours.sog4d" "$work/reference.sog4d"
    echo
    "$python" "$tools/compare_bundles.py" errors "$scene" "$work/ours-in-order.sog4d" "$work/reference.sog4d"
    rm "$work"/*.sog4d
}

playbot="$corpus/lod/playbot/0_0/meta.json"
for order in shuffled stored; do
    "$python" "$tools/derive_4d.py" "$playbot" "$work/playbot.ply" --order $order
    compare "PLAYBOT, 500,000 splats, $order order, SH0" "$work/playbot.ply"
    [ $order = shuffled ] || continue
    compare "PLAYBOT, 500,000 splats, $order order, SH2 version 1" "$work/playbot.ply" --sh-bands 2
done
"$python" "$tools/derive_4d.py" "$corpus/ply/leica-sofort-top8192.ply" "$work/leica.ply"
compare "Leica Sofort, 8,192 splats, stored order, SH3 version 1" "$work/leica.ply" --sh-bands 3
compare "Leica Sofort, 8,192 splats, stored order, SH3 version 2" "$work/leica.ply" --sh-bands 3 --sh-version 2
