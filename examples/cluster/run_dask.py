#!/usr/bin/env python3
"""Runs the study on a Dask cluster, a file at a time, and merges.

usage: run_dask.py SCHEDULER PROGRAM DATA OUT        as in: run_dask.py tcp://127.0.0.1:8786 build/holdfast data/ out/

All machines see the same DATA, OUT and PROGRAM. A worker that dies loses nothing: its file goes to another.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from distributed import Client, get_worker, progress, wait


def one_file(source, program, table, piece, parts):
    """On a worker. A partial result takes its name when it is whole, so half of one is never merged."""
    sys.path.insert(0, source)
    from study import simulate

    done = pathlib.Path(parts) / f"{piece:04}"
    if not done.exists():
        attempt = tempfile.mkdtemp(dir=parts, prefix=f".{piece:04}-")
        simulate(program, [table], attempt, ["--partial", "--piece", str(piece), "--jobs", "1"])
        try:
            os.rename(attempt, done)
        except OSError:  # another attempt was first, with the same bytes
            shutil.rmtree(attempt)
    return get_worker().name


def main():
    scheduler, program, data, out = sys.argv[1], *(pathlib.Path(path).resolve() for path in sys.argv[2:5])
    source = str(pathlib.Path(__file__).resolve().parent)
    tables = sorted(data.glob("*.csv"))
    parts = out / "parts"
    parts.mkdir(parents=True, exist_ok=True)
    with Client(scheduler) as client:
        files = [client.submit(one_file, source, str(program), str(table), piece, str(parts), pure=False)
                 for piece, table in enumerate(tables, 1)]
        progress(files, notebook=False)
        wait(files)
        by = client.gather(files)
    print(f"\n{len(tables)} files by {len(set(by))} workers")
    folders = [parts / f"{piece:04}" for piece in range(1, len(tables) + 1)]
    merged = subprocess.run([program, "merge", *folders, "--out", out / "merged"])
    if merged.returncode not in (0, 10):  # 10: some rows have mistakes, as in one run
        sys.exit(merged.returncode)


if __name__ == "__main__":
    main()
