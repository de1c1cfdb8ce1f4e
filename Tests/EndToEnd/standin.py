"""A running stand-in of the Messages API (Tests/StandIns)."""

import json
import os
import subprocess
import sys
import urllib.request

from waiting import wait_until

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "StandIns", "messages_api.py")


class StandIn:
    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, PROGRAM, "--port", "0", "--until-stdin-closes"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        self.address = "http://127.0.0.1:%d" % int(self.process.stdout.readline())

    def log(self):
        """The requests seen so far, oldest first."""
        with urllib.request.urlopen(self.address + "/__log") as answer:
            return json.load(answer)

    def open_gate(self, name):
        """Lets the reply that waits in `do:gate NAME` go on."""
        urllib.request.urlopen(urllib.request.Request(self.address + "/__open/" + name, data=b"")).close()

    def wait_for_prompt(self, text, seconds=10):
        """Waits until a request came whose prompt holds the text, and returns it."""
        def found():
            return next((r for r in self.log() if text in r.get("prompt", "")), None)

        return wait_until(found, seconds, lambda: "no request with the prompt %r" % text)

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
