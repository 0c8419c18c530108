#!/bin/sh
# The study under GNU parallel: a process for each file, a bar, and a merge.     usage: parallel.sh PROGRAM DATA OUT
set -eu
here=$(cd "$(dirname "$0")" && pwd)
study="--as-of 2026-11-24 --map $here/map.yaml --reform $here/../quickstart/two-months.yaml --weight WGT --by DISTRICT --rows-are notices --no-micro"
mkdir -p "$3"
printf '%s\n' "$2"/*.csv | parallel --bar "$1 simulate {} $study --partial --piece {#} --jobs 1 --out $3/part-{#}"
"$1" merge "$3"/part-* --out "$3/merged"
