#!/usr/bin/env python3
"""Measures many sessions and long ones with a built program: Tests/Benchmarks/sessions.py .build/release/skein

200 sessions of which 20 have a live agent (the demo): the time of `skein list`, the memory of the Skein that runs them. One
session of 100,000 messages, in each store: the time until it is on the screen, what was read for that, the memory. Run it on a
machine that has nothing else to do; nothing of the user's is touched. Exits with 1 where something is beyond its goal.
"""

import fcntl
import json
import os
import pty
import select
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
import uuid

PROGRAM = os.path.abspath(sys.argv[1])

# What may at most be: milliseconds, megabytes.
LIST, MEMORY, SHOWN, READ = 50, 60, 500, 1
beyond = []


def measured(value, goal, unit, what):
    """Says a figure, and notes where it is more than it may be."""
    print(f"{value:8.2f} {unit} (at most {goal}): {what}", flush=True)
    if value > goal:
        beyond.append(what)


class Home:
    """A folder that is all of Skein's world, gone afterwards."""

    def __init__(self, store="sqlite", config="{}"):
        self.path = tempfile.mkdtemp(prefix="skein-bench-")
        os.makedirs(self.path + "/.config/skein")
        with open(self.path + "/.config/skein/config.json5", "w") as file:
            file.write(config)
        self.store = store
        self.environment = {
            "HOME": self.path, "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8",
        }

    def run(self, *words):
        done = subprocess.run(
            [PROGRAM, *words, "--store", self.store], env=self.environment, cwd=self.path, check=True,
            stdin=subprocess.DEVNULL, capture_output=True, text=True)
        return done.stdout

    def median(self, *words, times=15):
        """Milliseconds."""
        taken = []
        for _ in range(times):
            began = time.monotonic()
            self.run(*words)
            taken.append((time.monotonic() - began) * 1000)
        return statistics.median(taken)

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


class Screen:
    """The terminal UI on a pseudo-terminal of 120x40."""

    def __init__(self, home, *words):
        self.began = time.monotonic()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.chdir(home.path)
            os.execve(PROGRAM, [PROGRAM, *words, "--store", home.store], home.environment)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def shows(self, text, patience=30):
        """Milliseconds until the text was written; all of the output until then."""
        seen = b""
        while text not in seen:
            ready, _, _ = select.select([self.file], [], [], patience)
            if not ready:
                raise SystemExit(f"{text} did not come; the screen got {seen[-300:]}")
            seen += os.read(self.file, 65536)
        return (time.monotonic() - self.began) * 1000

    def drain(self):
        while select.select([self.file], [], [], 0.2)[0]:
            os.read(self.file, 65536)

    def memory(self):
        """Resident, in megabytes."""
        with open(f"/proc/{self.pid}/status") as file:
            return next(int(line.split()[1]) / 1000 for line in file if line.startswith("VmRSS"))

    def bytes_read(self):
        with open(f"/proc/{self.pid}/io") as file:
            return int(file.readline().split()[1])

    def quit(self):
        os.write(self.file, b"\x18Qy")
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return
            if select.select([self.file], [], [], 0.1)[0]:
                try:
                    os.read(self.file, 65536)
                except OSError:
                    continue
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)


def many_sessions():
    live = [f"{{name: 'live{number}', agent: 'demo', supervised: true}}" for number in range(20)]
    home = Home(config=f"{{agent: 'demo', residency: 20, sessions: [{', '.join(live)}]}}")
    try:
        for number in range(180):
            home.run("new", f"session{number}")
        measured(home.median("list"), LIST, "ms", "skein list, 180 sessions, none live")
        screen = Screen(home, "live0")
        screen.shows(b"live0")
        while home.run("list", "--active", "--count").strip() != "20":
            screen.drain()
        running = json.loads(home.run("list", "--active", "--json"))
        screen.drain()
        measured(home.median("list"), LIST, "ms", "skein list, 200 sessions, 20 live")
        measured(home.median("list", "--json"), LIST, "ms", "skein list --json, which asks the Skein that has them")
        measured(screen.memory(), MEMORY, "MB", "memory of Skein itself with 20 live agents")
        if not all(session["memory"] for session in running):
            beyond.append("the memory of each live agent is known")
        screen.quit()
    finally:
        home.remove()


def long_session(store, count=100_000):
    home = Home(store, "{agent: 'demo'}")
    try:
        home.run("new", "short")
        document = json.loads(home.run("export", "short", "--json"))
        document["session"]["name"] = "long"
        document["session"]["id"] = str(uuid.uuid4())
        document["session"]["detail"]["conversation"] = str(uuid.uuid4())
        words = "some words of an answer, as long as many are " * 6
        document["blocks"] = [
            {"id": number, "time": number, "kind": "prompt", "text": f"prompt {number}",
             "detail": {"id": str(uuid.uuid4()), "delivery": "taken"}}
            if number % 2 else
            {"id": number, "time": number, "kind": "text", "text": words, "detail": {"ending": "complete"}}
            for number in range(1, count)
        ] + [{"id": count, "time": count, "kind": "text", "text": "the-very-end", "detail": {"ending": "complete"}}]
        with open(home.path + "/long.json", "w") as file:
            json.dump(document, file)
        home.run("import", home.path + "/long.json")
        screen = Screen(home, "long")
        taken = screen.shows(b"the-very-end")
        screen.drain()
        what = f"{count:,} messages in {store}: "
        measured(taken, SHOWN, "ms", what + "until the end is on the screen")
        measured(screen.bytes_read() / 1e6, READ, "MB", what + "read for that, all of the start included")
        measured(screen.memory(), MEMORY, "MB", what + "memory")
        measured(home.median("list", times=5), LIST, "ms", what + "skein list")
        screen.quit()
    finally:
        home.remove()


if __name__ == "__main__":
    many_sessions()
    for kind in ("sqlite", "files"):
        long_session(kind)
    sys.exit("Beyond the goal: " + "; ".join(beyond) if beyond else 0)
