#!/usr/bin/env python3
"""Ten thousand connections that say nothing: others are answered, one more is told so, and all is let go.

usage: idle.py PROGRAM SOURCE_DIR
"""
import pathlib
import re
import resource
import socket
import sys
import time

from server import serving

MOST = 10_000  # as the server's own limit has it
resource.setrlimit(resource.RLIMIT_NOFILE, (MOST + 500, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))


def connect(port):
    return socket.create_connection(("127.0.0.1", port), timeout=30)


with serving(sys.argv[1], sys.argv[2]) as (port, process):
    def held():
        return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())[1])

    def files():
        return len(list(pathlib.Path(f"/proc/{process.pid}/fd").iterdir()))

    # It listens before all of its own files are open, and answers when they are.
    with connect(port) as first:
        first.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        while first.recv(1000):
            pass
    time.sleep(0.2)
    before = held(), files()
    idle = [connect(port) for _ in range(MOST - 1)]
    during = held(), files()
    took = []
    for _ in range(20):
        began = time.monotonic()
        with connect(port) as other:
            other.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            assert b" 200 OK" in other.recv(1000)
        took.append(time.monotonic() - began)
        time.sleep(0.05)
    more = [connect(port) for _ in range(20)]
    assert b" 503 " in more[-1].recv(1000)
    for one in idle + more:
        one.close()
    for _ in range(300):
        if files() <= before[1]:
            break
        time.sleep(0.1)
    after = held(), files()
    assert after[1] <= before[1], (before, after)
    print(f"{MOST - 1} idle connections: {before[0]} kB and {before[1]} files before, {during[0]} kB and {during[1]} during, "
          f"{after[0]} kB and {after[1]} after; others answered within {max(took) * 1000:.1f} ms")
