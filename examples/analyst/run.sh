#!/bin/sh
# The question of Los Angeles County, end to end: one, two and three months of fair market rent, and a fund of $44.6 million.
#
# usage: run.sh DATA [OUT]
#
# DATA: a folder with hps_renters_ca_mn_me_6weeks.csv and la_city_eviction_notice_aggregates.csv. README.md says where they
# are from. OUT: where the results go; left out, a new folder here called `out`.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
holdfast=${HOLDFAST:-$here/../../build/holdfast}
data=${1:?usage: run.sh DATA [OUT]}
out=${2:-out}
python=${PYTHON:-/usr/bin/python3}
county=us/ca/los-angeles-county
[ -x "$holdfast" ] || { echo "no program at $holdfast: run \`make build\`, or say HOLDFAST=…" >&2; exit 2; }
for file in hps_renters_ca_mn_me_6weeks.csv la_city_eviction_notice_aggregates.csv; do
  [ -r "$data/$file" ] || { echo "$file is not in $data. $here/README.md says how to make it from what is published." >&2; exit 2; }
done
mkdir -p "$out"

# The sample is public, so no small count is hidden; the memo shows the rows beside each figure.
"$python" "$here/extract.py" "$data/hps_renters_ca_mn_me_6weeks.csv" "$out/pulse.csv"
"$holdfast" simulate "$out/pulse.csv" --as-of 2026-11-24 --map "$here/pulse.yaml" --weight WEIGHT --rows-are households --smallest-cell 0 \
  --reform "$here/two-months.yaml" --reform "$here/three-months.yaml" --out "$out/threshold" >"$out/threshold.txt"
"$holdfast" simulate "$out/pulse.csv" --as-of 2026-11-24 --map "$here/pulse.yaml" --weight WEIGHT --rows-are households --smallest-cell 0 \
  --rule $county/emergency-rent-relief --budget "$here/fund.yaml" --out "$out/fund" >"$out/fund.txt"

# The Controller's count of notices below one month of fair market rent, against made-up notices of the same totals.
"$python" "$here/calibrate.py" "$data/la_city_eviction_notice_aggregates.csv" "$out"
for table in bands spread studios; do
  "$holdfast" simulate "$out/$table.csv" --as-of 2026-11-24 --map "$here/notices.yaml" --weight WGT --rows-are notices \
    --rule $county/los-angeles/rent-threshold --smallest-cell 0 --expect helps_at_least=28352 --out "$out/$table" >"$out/$table.txt"
  sed -n "s/^expected/$table: expected/p" "$out/$table.txt"
done
echo
"$python" "$here/memo.py" "$out" "$data/la_city_eviction_notice_aggregates.csv"
