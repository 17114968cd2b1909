"""Tries to get out of the network namespace that it runs in: send_everywhere.py SECONDS. TCP, UDP and DNS, IPv4 and IPv6."""
import socket
import sys
import time

# Networks for documentation (RFC 5737, RFC 3849), and the two resolvers that a container may be told.
TARGETS = [
    (socket.AF_INET, socket.SOCK_STREAM, ("203.0.113.9", 443)),
    (socket.AF_INET, socket.SOCK_DGRAM, ("203.0.113.9", 6881)),
    (socket.AF_INET, socket.SOCK_DGRAM, ("203.0.113.53", 53)),
    (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.11", 53)),
    (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 53)),
    (socket.AF_INET6, socket.SOCK_STREAM, ("2001:db8:ffff::9", 443)),
    (socket.AF_INET6, socket.SOCK_DGRAM, ("2001:db8:ffff::9", 6881)),
    (socket.AF_INET6, socket.SOCK_DGRAM, ("2001:db8:ffff::53", 53)),
]
# A question for the address of leak.example.net.
QUESTION = b"\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x04leak\x07example\x03net\x00\x00\x01\x00\x01"

end = time.monotonic() + float(sys.argv[1])
tries = 0
while time.monotonic() < end:
    for family, kind, address in TARGETS:
        with socket.socket(family, kind) as out:
            out.setblocking(False)
            try:
                out.connect(address)
                out.send(QUESTION)
            except OSError:
                pass  # refused or on its way: the capture tells
            tries += 1
    time.sleep(0.2)
print(tries)
