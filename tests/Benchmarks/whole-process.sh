#!/usr/bin/env bash
# Times the command as a whole process, warm cache: "author" of a checkpoint of one million splats, SH degree 3 (236 MB),
# beside the time of copying the same bytes, and "bake" of 200,000 moving splats to 61 frames. Usage: tests/Benchmarks/whole-process.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet publish src/Cli -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o "$work/app" -v q
app="$work/app/usd-gsplat"
"$app" synth --splats 1000000 --sh 3 --seed 7 --output "$work/big.pt" --quiet

measure() { # label, command...
    local label=$1; shift
    "$@" >/dev/null 2>&1 # warm-up
    for _ in $(seq "$runs"); do
        /usr/bin/time -f '%e %M' -o "$work/time" "$@" >/dev/null 2>&1
        cat "$work/time"
    done | sort -n | awk -v label="$label" '{ wall[NR] = $1; if ($2 > peak) peak = $2 }
        END { printf "%-28s median %.2f s, min %.2f s, max %.2f s, peak %d MiB\n", label, wall[int((NR + 1) / 2)], wall[1], wall[NR], peak / 1024 }'
}

measure "author (ReadyToRun)" "$app" author "$work/big.pt" --output "$work/big.usdz" --overwrite --quiet
measure "author ParticleField .usdc" "$app" author "$work/big.pt" --format particlefield --output "$work/big.usdc" --overwrite --quiet
measure "author ParticleField .usdz" "$app" author "$work/big.pt" --format particlefield --output "$work/fields.usdz" --overwrite --quiet
measure "convert to PLY" "$app" convert "$work/big.pt" "$work/big.ply" --overwrite --quiet
measure "inspect" "$app" inspect "$work/big.pt"
measure "cp of the checkpoint" cp "$work/big.pt" "$work/copy.pt"

"$app" synth --splats 200000 --sh 3 --four-d --seed 7 --output "$work/moving.pt" --quiet
bake() { # label, output, options...
    local label=$1 output=$work/$2; shift 2
    measure "$label" "$app" bake "$work/moving.pt" --output "$output" --overwrite "$@"
}
bake "bake .sog4d, SH0" moving.sog4d --frame-count 61
bake "bake .sog4d, SH3 version 1" moving.sog4d --frame-count 61 --sh-bands 3
bake "bake .sog4d, SH3 version 2" moving.sog4d --frame-count 61 --sh-bands 3 --sh-version 2
bake "bake .splat4d, SH3" moving.splat4d --sh-bands 3
