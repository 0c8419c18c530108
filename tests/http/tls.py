#!/usr/bin/env python3
"""The server over TLS, as curl and Python's own library speak it.

usage: tls.py PROGRAM SOURCE_DIR
"""
import http.client
import json
import pathlib
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import warnings

warnings.simplefilter("ignore", DeprecationWarning)  # of the old version of TLS, which is tried to be refused
program, source = sys.argv[1], pathlib.Path(sys.argv[2])
if not shutil.which("openssl"):
    print("openssl is not there: TLS was NOT tried")
    sys.exit(0)

with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                    "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "key", "-out", folder / "chain"],
                   check=True, capture_output=True)
    command = [program, "serve", "--listen", "127.0.0.1:0", "--rules", source / "rules"]
    for wrong in (["--tls-cert", folder / "chain"], ["--tls-cert", folder / "key", "--tls-key", folder / "key"],
                  ["--tls-cert", folder / "chain", "--tls-key", folder / "chain"]):
        refused = subprocess.run([*command, *wrong], capture_output=True, text=True)
        assert refused.returncode == 2 and "--tls-" in refused.stderr, (wrong, refused)

    process = subprocess.Popen([*command, "--tls-cert", folder / "chain", "--tls-key", folder / "key"], stderr=subprocess.PIPE, text=True)
    port = int(re.fullmatch(r"listening on https://127\.0\.0\.1:(\d+)\n", process.stderr.readline())[1])
    got = subprocess.run(["curl", "-sS", "--cacert", folder / "chain", f"https://127.0.0.1:{port}/healthz"], capture_output=True, text=True)
    assert got.stdout == "ok\n", got
    trust = ssl.create_default_context(cafile=folder / "chain")
    client = http.client.HTTPSConnection("127.0.0.1", port, context=trust, timeout=60)
    for _ in range(3):
        client.request("POST", "/v1/questions", '{"as_of": "2026-11-24", "facts": {}}', {"Content-Type": "application/json"})
        reply = client.getresponse()
        assert reply.status == 200 and json.loads(reply.read())["questions"]
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
    old.set_ciphers("ALL:@SECLEVEL=0")
    try:
        old.wrap_socket(socket.create_connection(("127.0.0.1", port), timeout=60))
        raise AssertionError("TLS 1.1 was spoken")
    except ssl.SSLError:
        pass
    with socket.create_connection(("127.0.0.1", port), timeout=60) as plain:
        plain.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"200 OK" not in plain.recv(1000), "it spoke without TLS"
    process.terminate()
    process.communicate(timeout=60)
    assert process.returncode == 0, process.returncode
print("TLS works")
