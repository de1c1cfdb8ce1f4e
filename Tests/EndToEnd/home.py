"""A user's home, empty at first, in which Skein runs: folders, environment, and maybe a real claude with its API."""

import os
import shutil
import subprocess
import tempfile

from processes import MARK, kill_all, marked, new_mark, wait_until_none
from standin import StandIn


def from_environment(name):
    value = os.environ.get(name)
    if not value or not os.access(value, os.X_OK):
        raise AssertionError("%s names no executable; start the tests with Tests/run" % name)
    return os.path.abspath(value)


class Home:
    """agent: "claude" puts the real one on PATH, answered by a stand-in; "demo" puts none there."""

    def __init__(self, agent="demo"):
        self.program = from_environment("SKEIN_TEST_PROGRAM")
        self.folder = tempfile.mkdtemp(prefix="skein-")
        self.mark = new_mark()
        self.project = self.make_folder("project")
        self.commands = self.make_folder("bin")
        self.standin = None
        if agent == "claude":
            os.symlink(from_environment("SKEIN_TEST_CLAUDE"), os.path.join(self.commands, "claude"))
            self.standin = StandIn()

    def make_folder(self, name):
        path = os.path.join(self.folder, name)
        os.makedirs(path)
        return path

    def environment(self, term="tmux-256color", **more):
        """All that Skein gets to see; `None` takes a variable away."""
        variables = {
            "HOME": self.folder,
            "XDG_CONFIG_HOME": self.folder + "/.config",
            "XDG_DATA_HOME": self.folder + "/.local/share",
            "XDG_STATE_HOME": self.folder + "/.local/state",
            "XDG_CACHE_HOME": self.folder + "/.cache",
            "PATH": self.commands + ":/usr/bin:/bin",
            "SHELL": "/bin/sh",
            "LANG": "C.UTF-8",
            "TERM": term,
            "SKEIN_DEMO_PACE": "0.1",  # the demo types as fast as nobody reads
            MARK: self.mark,
        }
        if self.standin:
            variables["ANTHROPIC_BASE_URL"] = self.standin.address
            variables["ANTHROPIC_API_KEY"] = "dummy"
            variables["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] = "1"
        variables.update(more)
        return {name: value for name, value in variables.items() if value is not None}

    def run(self, *arguments, stdin="", folder=None, seconds=30, **environment):
        """Runs `skein ARGUMENTS` without a terminal to its end; gives returncode, stdout and stderr."""
        return subprocess.run(
            [self.program, *arguments], input=stdin, capture_output=True, text=True, timeout=seconds,
            cwd=folder or self.project, env=self.environment(**environment), start_new_session=True,
        )

    def start(self, *arguments):
        """Starts `skein ARGUMENTS` without a terminal or input."""
        return subprocess.Popen(
            [self.program, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, cwd=self.project, env=self.environment(), start_new_session=True,
        )

    def processes(self):
        """What was started here and still lives: process id to command line."""
        return marked(self.mark)

    def wait_until_nothing_runs(self, seconds=5):
        wait_until_none(self.mark, seconds)

    def close(self):
        kill_all(self.mark)
        if self.standin:
            self.standin.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
