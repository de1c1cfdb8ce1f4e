"""Skein in a terminal: the built program inside tmux, played with keys and read as text.

    with Skein(size=(120, 40), agent="claude") as s:
        s.type("hello")
        s.key("Enter")
        s.wait_for("You said: hello")
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import uuid

import words
from home import Home
from waiting import wait_until

__unittest = True  # a failure is told from the line in the test

LAUNCH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "launch.py")
SETTINGS = """
set -g status off
set -g default-terminal tmux-256color
set -g history-limit 0
set -s escape-time 0
"""


class Skein:
    """home: one that is shared between launches; else a fresh one, gone with this object. Sizes are columns, rows.
    through: a command that runs the program, put before it."""

    def __init__(self, *arguments, size=(120, 40), agent="demo", home=None, folder=None, term="tmux-256color", through=(),
                 **more):
        self.own_home = home is None
        self.home = home or Home(agent)
        self.server = "skein-test-" + uuid.uuid4().hex[:12]
        settings = os.path.join(self.home.folder, "tmux.conf")
        with open(settings, "w") as file:
            file.write(SETTINGS)
        variables = ["%s=%s" % v for v in self.home.environment(term=term, **more).items()]
        self.launch = tempfile.mkdtemp(prefix="launch-", dir=self.home.folder)
        program = [*through, "env", "-i", *variables, self.home.program, *arguments]
        folder = folder or self.home.project
        self.tmux(
            "-f", settings, "new-session", "-d", "-s", "skein", "-x", str(size[0]), "-y", str(size[1]), "-c", folder,
            sys.executable, LAUNCH, self.launch, *program,
        )
        self.pid = wait_until(lambda: self.noted("pid"), 10, lambda: "Skein was not started")

    def noted(self, name):
        """A number that the launcher wrote, None before."""
        try:
            with open(os.path.join(self.launch, name)) as file:
                return int(file.read())
        except FileNotFoundError:
            return None

    def tmux(self, *arguments):
        done = self.run_tmux(*arguments)
        if done.returncode:
            raise AssertionError("tmux %s: %s" % (" ".join(arguments[:3]), done.stderr.strip()))
        return done.stdout

    def run_tmux(self, *arguments):
        own = dict(os.environ, TMUX_TMPDIR=self.home.folder)
        own.pop("TMUX", None)
        return subprocess.run(
            ["tmux", "-u", "-L", self.server, *arguments], capture_output=True, text=True, env=own
        )

    def display(self, format):
        """What tmux knows about the pane, by its format language."""
        return self.tmux("display-message", "-p", "-t", "skein", format).strip()

    # What a person does

    def type(self, text):
        self.tmux("send-keys", "-t", "skein", "-l", "--", text)

    def key(self, *names):
        """Keys by tmux's names: Enter, Escape, C-x, M-1, F4, PageUp, …"""
        self.tmux("send-keys", "-t", "skein", *names)

    def leader(self, *names):
        self.key("C-x", *names)

    def send(self, text):
        """Types a prompt, sees it in the composer, sends it."""
        self.type(text)
        self.wait_for(text[-20:])
        self.key("Enter")

    def new_session(self, name):
        """Makes a session with Ctrl+X n and is in it."""
        self.leader("n")
        self.wait_for("New session")
        self.key("C-u")
        self.type(name)
        self.wait_for(name)
        self.key("Enter")

    def answer(self, key, tool):
        """Answers the permission request at hand. It takes an answer only once it was long enough on the screen."""
        title = words.allow(tool)
        for _ in range(6):
            self.wait_for(title)
            self.key(key)
            try:
                return self.wait_while(title, seconds=0.8)
            except AssertionError:
                continue
        raise AssertionError("the request is still there:\n" + framed(self.capture()))

    def resize(self, columns, rows):
        self.tmux("resize-window", "-t", "skein", "-x", str(columns), "-y", str(rows))

    # What a person sees

    def capture(self, joined=False):
        """The screen as text; joined: lines that the terminal itself wrapped are one."""
        return self.tmux("capture-pane", "-p", "-t", "skein", *(["-J"] if joined else []))

    def wait_until(self, condition, seconds=10, what="the condition"):
        """Waits until the screen, as text, fulfils the condition; gives that screen."""
        last = [""]

        def look():
            last[0] = self.capture()
            return (last[0] or "\n") if condition(last[0]) else None

        return wait_until(look, seconds, lambda: "%s; the screen:\n%s" % (what, framed(last[0])))

    def wait_for(self, text, seconds=10):
        return self.wait_until(lambda screen: text in screen, seconds, "%r on screen" % text)

    def wait_for_match(self, pattern, seconds=10):
        return self.wait_until(lambda screen: re.search(pattern, screen), seconds, "/%s/ on screen" % pattern)

    def wait_while(self, text, seconds=10):
        return self.wait_until(lambda screen: text not in screen, seconds, "%r gone from the screen" % text)

    def record(self):
        """From now on all bytes that Skein writes to its terminal go to a file, whose path is returned."""
        path = os.path.join(self.home.folder, "bytes-" + self.server)
        self.tmux("pipe-pane", "-O", "-t", "skein", "exec cat > '%s'" % path)
        wait_until(lambda: os.path.exists(path), 5, lambda: "tmux records nothing")
        return path

    # How it ends

    def running(self):
        return self.noted("status") is None

    def wait_for_exit(self, seconds=12):
        """Waits for Skein's end; gives its exit code, negative where a signal ended it."""
        wait_until(lambda: not self.running(), seconds, lambda: "Skein still runs:\n" + framed(self.capture()))
        return self.noted("status")

    def quit(self, seconds=12):
        """Leaves as one does when all is answered; while a turn runs Skein would ask first."""
        self.wait_until(lambda screen: not re.search(words.BUSY, screen), what="no session at work")
        self.leader("Q")
        return self.wait_for_exit(seconds)

    def kill(self, number=signal.SIGKILL):
        os.kill(self.pid, number)

    def close(self):
        self.run_tmux("kill-server")
        if self.own_home:
            self.home.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def framed(screen):
    return "\n".join("  | " + line for line in screen.rstrip("\n").split("\n"))
