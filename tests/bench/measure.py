"""Running programs and timing them turn by turn, so that all of them see the same machine."""

import os
import resource
import statistics
import subprocess
import sys
import time


class Run:
    """One run of a program: how long it took, how much of the processor, and what it printed."""

    def __init__(self, command, done=(0,)):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out, err = process.communicate()
        self.seconds = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.cpu_seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.out, self.err, self.code = out.decode(), err.decode(), process.returncode
        if done and self.code not in done:
            sys.exit(f"failed ({self.code}): {' '.join(map(str, command))}\n{self.err}")


class Turns:
    """Several programs, each once in a turn. `best` and `all` are seconds by name, `cpu` the least of the processor's."""

    def __init__(self, contenders, turns, budget):
        self.all = {name: [] for name in contenders}
        self.cpu = {name: float("inf") for name in contenders}
        until = time.monotonic() + budget
        done = 0
        while done < 2 or (done < turns and time.monotonic() < until):
            for name, command in contenders.items():
                run = Run(command)
                self.all[name].append(run.seconds)
                self.cpu[name] = min(self.cpu[name], run.cpu_seconds)
            done += 1
        self.turns = done
        self.best = {name: min(times) for name, times in self.all.items()}

    def ratio(self, one, other):
        """How many times as long `one` takes as `other`: best to best, and the middle of the turns."""
        pairs = [a / b for a, b in zip(self.all[one], self.all[other])]
        return self.best[one] / self.best[other], statistics.median(pairs)


def same_bytes(one, other):
    return subprocess.run(["cmp", "-s", one, other]).returncode == 0


def machine():
    """What the figures were measured on."""
    def first(path, key):
        try:
            with open(path) as file:
                return next(line.split(":", 1)[1].strip() for line in file if line.startswith(key))
        except (OSError, StopIteration):
            return "unknown"

    compiler = subprocess.run(["c++", "--version"], capture_output=True, text=True).stdout.splitlines()
    return {
        "processor": first("/proc/cpuinfo", "model name"),
        "processors": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "system": " ".join([os.uname().sysname, os.uname().release]),
        "compiler": compiler[0] if compiler else "unknown",
        "load_at_start": os.getloadavg()[0],
        "day": time.strftime("%Y-%m-%d", time.gmtime()),
    }
