"""The program as a server, and requests to it, for the checks in this folder."""
import contextlib
import http.client
import json
import pathlib
import re
import subprocess


@contextlib.contextmanager
def serving(program, source, *options):
    """The port of a server on the loopback, which has to stop with 0."""
    command = [program, "serve", "--listen", "127.0.0.1:0", "--rules", pathlib.Path(source) / "rules", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        yield int(re.search(r"127\.0\.0\.1:(\d+)", process.stderr.readline())[1]), process
    finally:
        process.terminate()
        process.communicate(timeout=30)
    assert process.returncode == 0, process.returncode


class Connection:
    """One that is kept, and opened again where the server has closed it."""

    def __init__(self, port):
        self.port = port
        self.connection = None

    def ask(self, method, path, body=None, headers=None):
        for last in (False, True):
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            try:
                self.connection.request(method, path, body, headers or {})
                reply = self.connection.getresponse()
                return reply.status, reply.headers, reply.read().decode()
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self.connection.close()
                self.connection = None
                if last:
                    raise
        raise AssertionError

    def post(self, path, body, **headers):
        text = body if isinstance(body, (str, bytes)) else json.dumps(body)
        return self.ask("POST", path, text, {"Content-Type": "application/json", **headers})
