# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves the repositories of a folder on loopback through git http-backend, with faults on demand.

git_server.py FOLDER [--auth USER:PASSWORD] [--cut-request BYTES] [--cut-response BYTES] [--certificate FILE] [--stay]
              [--redirect URL]

Prints its port on the first line, then one line a request, which ends with "with secrets" where it named a user. Ends with its
standard input.
"""
import argparse
import base64
import os
import ssl
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--auth")
parser.add_argument("--cut-request", type=int, default=-1)
parser.add_argument("--cut-response", type=int, default=-1)
parser.add_argument("--certificate")
parser.add_argument("--redirect")  # sends everybody there who may come in, the path appended
parser.add_argument("--stay", action="store_true")  # where it would break the connection: keep it and say nothing more
options = parser.parse_args()


class Cut(Exception):
    """The connection is to break here."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def body(self):
        """The request's body, as a length or in chunks."""
        parts = []
        size = 0

        def take(length):
            nonlocal size
            if 0 <= options.cut_request < size + length:
                self.rfile.read(options.cut_request - size)
                raise Cut
            parts.append(self.rfile.read(length))
            size += length

        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            while length := int(self.rfile.readline().split(b";")[0], 16):
                take(length)
                self.rfile.readline()
            self.rfile.readline()
        else:
            take(int(self.headers.get("Content-Length", 0)))
        return b"".join(parts)

    def serve(self):
        secrets = " with secrets" if "Authorization" in self.headers else ""
        print(self.command, self.path + secrets, flush=True)
        try:
            body = self.body()
            if options.auth and self.headers.get("Authorization") != "Basic " + base64.b64encode(
                options.auth.encode()
            ).decode():
                self.send_response(401)
                self.send_header("WWW-Authenticate", 'Basic realm="notebooks"')
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            if options.redirect:
                self.send_response(301)
                self.send_header("Location", options.redirect + self.path)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self.answer(body)
        except Cut:
            if options.stay:
                print("silent", flush=True)
                self.rfile.read()  # until the other side leaves
            self.close_connection = True
            self.connection.close()

    def answer(self, body):
        path, _, query = self.path.partition("?")
        environment = dict(
            PATH=os.environ["PATH"],
            GIT_PROJECT_ROOT=options.folder,
            GIT_HTTP_EXPORT_ALL="1",
            GIT_CONFIG_GLOBAL="/dev/null",
            GIT_CONFIG_NOSYSTEM="1",
            PATH_INFO=path,
            QUERY_STRING=query,
            REQUEST_METHOD=self.command,
            CONTENT_TYPE=self.headers.get("Content-Type", ""),
            CONTENT_LENGTH=str(len(body)),
            REMOTE_USER="somebody",
            REMOTE_ADDR="127.0.0.1",
        )
        made = subprocess.run(["git", "http-backend"], input=body, env=environment, capture_output=True)
        head, _, content = made.stdout.partition(b"\r\n\r\n")
        status = 200
        headers = []
        for line in head.decode("latin-1").split("\r\n"):
            name, _, value = line.partition(": ")
            if name == "Status":
                status = int(value.split()[0])
            elif name:
                headers.append((name, value))
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if 0 <= options.cut_response < len(content):
            self.wfile.write(content[: options.cut_response])
            raise Cut
        self.wfile.write(content)

    do_GET = do_POST = serve


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
if options.certificate:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()
