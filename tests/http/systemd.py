#!/usr/bin/env python3
"""What systemd does with a server, without systemd: sockets that it is handed, and what it says of itself.

usage: systemd.py PROGRAM SOURCE_DIR
"""
import fcntl
import http.client
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile

program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()


class Notified:
    """The socket that is told of readiness: a path, or a name that begins with @."""

    def __init__(self, address):
        self.address = str(address)
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind("\0" + self.address[1:] if self.address.startswith("@") else self.address)
        self.socket.settimeout(30)

    def next(self):
        lines = self.socket.recv(4096).decode().splitlines()
        return dict(line.split("=", 1) for line in lines)


def started(sockets, notify=None, pid="$$", count=None, options=()):
    """The program by way of a shell, which has the process id that the program will have."""
    moves = " ".join(f"{number}<&{one.fileno()}" for number, one in enumerate(sockets, 3))
    script = f'export LISTEN_PID={pid} LISTEN_FDS={len(sockets) if count is None else count} LISTEN_FDNAMES=a:b; exec "$@" {moves}'
    environment = {**os.environ, **({"NOTIFY_SOCKET": notify.address} if notify else {})}
    return subprocess.Popen(["bash", "-c", script, "bash", program, "serve", "--rules", source / "rules", *options], stderr=subprocess.PIPE, text=True,
                            env=environment, pass_fds=[one.fileno() for one in sockets])


def listening(family, address):
    made = socket.socket(family, socket.SOCK_STREAM)
    made.bind(address)
    made.listen(16)
    return apart(made)


def apart(made):
    """The same socket under a number that the program will not get."""
    moved = socket.socket(fileno=fcntl.fcntl(made.fileno(), fcntl.F_DUPFD, 40))
    made.close()
    return moved


class Local(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=30)
        self.path = str(path)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(self.path)


def healthy(connection):
    connection.request("GET", "/healthz")
    assert connection.getresponse().read() == b"ok\n"
    connection.close()


def ends(process, code):
    words = process.communicate(timeout=30)[1]
    assert process.returncode == code, (process.returncode, words)
    return words


with tempfile.TemporaryDirectory() as temporary:
    home = pathlib.Path(temporary)
    tcp = listening(socket.AF_INET, ("127.0.0.1", 0))
    local = listening(socket.AF_UNIX, str(home / "holdfast.socket"))
    port = tcp.getsockname()[1]
    for notify in (Notified(home / "notify"), Notified(f"@holdfast-test-{os.getpid()}")):
        # Who asks before it has started is answered when it has.
        early = socket.create_connection(("127.0.0.1", port), timeout=30)
        early.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        process = started([tcp, local], notify)
        told = notify.next()
        assert told["READY"] == "1" and told["STATUS"].startswith("rules "), told
        assert b"\r\n\r\nok\n" in b"".join(iter(lambda: early.recv(4096), b""))
        healthy(http.client.HTTPConnection("127.0.0.1", port, timeout=30))
        healthy(Local(home / "holdfast.socket"))
        process.send_signal(signal.SIGHUP)
        told = notify.next()
        assert told["RELOADING"] == "1" and 0 < int(told["MONOTONIC_USEC"]) <= int(float(pathlib.Path("/proc/uptime").read_text().split()[0]) * 1e6) + 10**6, told
        assert notify.next()["READY"] == "1"
        process.terminate()
        assert notify.next() == {"STOPPING": "1"}
        words = ends(process, 0)
        assert words.count("listening on") == 2 and f"http://127.0.0.1:{port}\n" in words and f"unix:{home}/holdfast.socket\n" in words, words
        # The socket is not the program's to remove: the next one is handed it again.
        assert (home / "holdfast.socket").exists()

    # With --listen, both.
    process = started([tcp], None, options=["--listen", f"unix:{home}/other"])
    while not (home / "other").exists():
        assert process.poll() is None
    for _ in range(2):
        healthy(http.client.HTTPConnection("127.0.0.1", port, timeout=30))
    healthy(Local(home / "other"))
    process.terminate()
    assert ends(process, 0).count("listening on") == 2
    assert not (home / "other").exists()

    # Meant for another process: not taken.
    process = started([tcp], None, pid="1", options=["--listen", "127.0.0.1:0"])
    assert str(port) not in process.stderr.readline()
    process.terminate()
    ends(process, 0)

    # What does not listen, is no socket, or is not there, is refused.
    plain = apart(socket.socket(socket.AF_INET, socket.SOCK_STREAM))
    assert "does not listen" in ends(started([plain]), 2)
    assert "does not listen" in ends(started([tcp], count=2), 2)
    assert "LISTEN_FDS" in ends(started([tcp], count="many"), 2)

if shutil.which("systemd-analyze"):
    for unit in ("holdfast.service", "holdfast.socket"):
        print(subprocess.run(["systemd-analyze", "verify", source / "examples/http" / unit], capture_output=True, text=True).stderr.strip())
print("it is started, asked to read again, and stopped, as by systemd")
