"""Bytes on a socket that are no decent HTTP: refused, and never two requests where one was meant."""

from __future__ import annotations

import contextlib
import socket

import pytest

from tests.web.serving import Server

POST = b"POST /v1/articles HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
SMUGGLED = b"GET /v1/limits HTTP/1.1\r\nHost: x\r\n\r\n"


def talk(server: Server, sent: bytes) -> bytes:
    """All that the server says until it hangs up, or for so long."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as link:
        link.sendall(sent)
        link.shutdown(socket.SHUT_WR)
        answer = b""
        with contextlib.suppress(TimeoutError, ConnectionResetError):
            while data := link.recv(65536):
                answer += data
    return answer


ABUSE = {
    "length and chunks": POST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "chunks and length": POST + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
    "two lengths": POST + b"Content-Length: 4\r\nContent-Length: 40\r\n\r\nabcd",
    "a list of lengths": POST + b"Content-Length: 4, 4\r\n\r\nabcd",
    "a signed length": POST + b"Content-Length: +4\r\n\r\nabcd",
    "a negative length": POST + b"Content-Length: -4\r\n\r\nabcd",
    "a length in hex": POST + b"Content-Length: 0x4\r\n\r\nabcd",
    "a folded header": POST + b"X-A: b\r\n c\r\nContent-Length: 4\r\n\r\nabcd",
    "a space before the colon": POST + b"Content-Length : 4\r\n\r\nabcd",
    "a space before the name": POST + b" Content-Length: 4\r\n\r\nabcd",
    "an unknown coding": POST + b"Transfer-Encoding: cow\r\n\r\nabcd",
    "chunked twice": POST + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
    "chunked, disguised": POST + b"Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n",
    "a chunk size with a sign": POST + b"Transfer-Encoding: chunked\r\n\r\n+4\r\nabcd\r\n0\r\n\r\n",
    "NUL in a header": POST + b"X-A: \x00\r\nContent-Length: 4\r\n\r\nabcd",
    "two hosts": POST + b"Host: y\r\nContent-Length: 4\r\n\r\nabcd",
    "bare line feeds": POST.replace(b"\r\n", b"\n") + b"Content-Length: 4\n\nabcd",
    "no version": b"GET /livez\r\n\r\n",
    "HTTP/2 by surprise": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20,
    "a long header": POST + b"X-A: " + b"a" * 9000 + b"\r\nContent-Length: 4\r\n\r\nabcd",
    "many headers": POST + b"X-A: a\r\n" * 101 + b"Content-Length: 4\r\n\r\nabcd",
    "a long address": b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
}


@pytest.mark.parametrize("name", ABUSE)
def test_refused(server: Server, name: str) -> None:
    """With a 4xx or 501, or without a word; and what follows it is not taken for a request."""
    answer = talk(server, ABUSE[name] + SMUGGLED)
    assert b"HTTP/1.1 200" not in answer, answer[:300]
    if answer:
        assert answer.startswith((b"HTTP/1.1 4", b"HTTP/1.1 501")), answer[:100]
        assert answer.count(b"HTTP/1.1 ") == 1


def test_pipelined(server: Server) -> None:
    """Two decent requests in one go get two answers, in order."""
    body = b"The board met on Tuesday."
    sent = POST + b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
    last = SMUGGLED.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    answer = talk(server, sent + last)
    assert answer.count(b"HTTP/1.1 200") == 2
    assert answer.index(b'"provenance"') < answer.index(b'"max_bytes"')


def test_the_server_goes_on(server: Server) -> None:
    """After all of it."""
    assert b"200" in talk(server, SMUGGLED.replace(b"/v1/limits", b"/livez"))[:20]
