#!/bin/sh
# The whole of it on this machine: forty files, a Dask scheduler and four workers, one of which is killed in the middle; then
# one run over all the files, and a comparison of the bytes.
#
# usage: local.sh [FILES [ROWS]]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
holdfast=${HOLDFAST:-$here/../../build/holdfast}
python=${PYTHON:-/usr/bin/python3}
files=${1:-40}
rows=${2:-25000}
{ "$python" -c 'import distributed' && command -v dask-scheduler; } >/dev/null 2>&1 || { echo "DASK IS NOT HERE (python3-dask, python3-distributed): the example of a cluster was not run" >&2; exit 77; }
folder=$(mktemp -d)
started=""
stop() {
  # A Dask worker whose scheduler is gone may never end by itself.
  for signal in TERM KILL; do
    # shellcheck disable=SC2086
    [ -z "$started" ] || kill -s "$signal" $started 2>/dev/null || true
    sleep 0.5
  done
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 1' INT TERM

"$python" "$here/make_data.py" "$folder/data" "$files" "$rows"
port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
dask-scheduler --host 127.0.0.1 --port "$port" --no-dashboard --no-show \
  >"$folder/scheduler.log" 2>&1 &
started="$started $!"
for worker in 1 2 3 4; do
  dask-worker "tcp://127.0.0.1:$port" --name "worker-$worker" --nthreads 1 --no-nanny --no-dashboard \
    --local-directory "$folder/$worker" >"$folder/worker-$worker.log" 2>&1 &
  [ "$worker" = 3 ] && victim=$!
  started="$started $!"
done

"$python" "$here/run_dask.py" "tcp://127.0.0.1:$port" "$holdfast" "$folder/data" "$folder/out" >"$folder/run.txt" 2>"$folder/run.err" &
run=$!
started="$started $run"
begun=$(date +%s)
while [ "$(find "$folder/out/parts" -maxdepth 1 -name '[0-9]*' 2>/dev/null | wc -l)" -lt $((files / 4)) ]; do
  kill -0 "$run" 2>/dev/null || { cat "$folder/run.txt" "$folder/run.err" >&2; echo "the run ended before a worker could be killed" >&2; exit 1; }
  sleep 0.05
done
kill -9 "$victim"
echo "killed worker-3 when $(find "$folder/out/parts" -maxdepth 1 -name '[0-9]*' | wc -l) of $files files were done"
wait "$run" || { cat "$folder/run.txt" "$folder/run.err" "$folder/scheduler.log" >&2; exit 1; }
echo "four workers, then three: $(($(date +%s) - begun)) s"
# What the dead one had finished was known to it alone: others looked, and found the files there.
grep "^$files files by 3 workers" "$folder/run.txt"

begun=$(date +%s)
"$python" -c "import sys; sys.path.insert(0, '$here'); from study import simulate; simulate('$holdfast', sys.argv[2:], sys.argv[1])" \
  "$folder/one" "$folder"/data/*.csv
echo "one run over all files: $(($(date +%s) - begun)) s"
diff -r "$folder/one" "$folder/out/merged"
echo "the same bytes: $(find "$folder/one" -type f | wc -l) files, $(find "$folder/one" -type f | sort | xargs cat | sha256sum | cut -c1-16)"
