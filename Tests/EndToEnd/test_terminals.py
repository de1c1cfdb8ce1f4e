"""Terminals that cannot be used, and terminals that are too small for now."""

import unittest

import words
from home import Home
from skein import Skein

# The faint words of the themes, as a terminal is told them.
DARK, LIGHT = "38;2;138;143;152", "38;2;107;112;120"


class TerminalsTests(unittest.TestCase):
    def refused(self, **environment):
        with Skein("--demo", **environment) as s:
            self.assertEqual(s.wait_for_exit(), 2)
            s.wait_until(lambda screen: words.LINE_MODE in screen.replace("\n", ""), what="the way out")

    def test_term_unset(self):
        self.refused(term=None)

    def test_term_dumb(self):
        self.refused(term="dumb")

    def test_term_unknown(self):
        self.refused(term="no-such-terminal")

    def test_no_terminal_at_all(self):
        with Home() as home:
            done = home.run("--demo")
            self.assertEqual(done.returncode, 2)
            self.assertIn(words.LINE_MODE, done.stderr)

    def test_tiny_and_back(self):
        with Skein("--demo", size=(20, 5)) as s:
            s.type("tiny")
            s.wait_for("tiny")
            s.resize(100, 30)
            s.wait_for("tiny")
            s.key("Enter")
            s.wait_for("More about Claude Code")
            s.resize(1, 1)
            s.resize(120, 40)
            s.wait_for("More about Claude Code")
            self.assertEqual(s.quit(), 0)

    def test_other_terminals(self):
        for term in ("xterm-256color", "screen", "linux", "vt100"):
            with Skein("--demo", term=term) as s:
                s.send("the river is the Tay")
                s.wait_for("I will remember that the river is the Tay")
                # While the turn runs leaving is asked about.
                s.wait_for(" ready ")
                self.assertEqual(s.quit(), 0, term)

    def test_the_theme_follows_the_background(self):
        """A terminal tells its background when it is asked, and some that it is another now; what they tell is not typed."""
        with Skein("--demo", "--theme", "auto", COLORTERM="truecolor") as s:
            s.type("a draft")
            s.wait_for("a draft")
            self.shows(s, DARK)
            s.tmux("set", "-g", "window-style", "bg=#fdf6e3")
            s.type("\x1b[?997;2n")  # asks the terminal, here tmux
            self.shows(s, LIGHT)
            s.type("\x1b]11;rgb:1a1a/1b1b/2626\x1b\\")  # an answer at any other moment
            self.shows(s, DARK)
            s.type(" goes on")
            s.wait_for("a draft goes on")
            self.assertNotIn("997", s.capture())
            self.assertNotIn("rgb", s.capture())
            s.key("C-u")
            self.assertEqual(s.quit(), 0)

    def shows(self, s, colour):
        """Waits until the faint words are in a colour."""
        s.wait_until(lambda _: colour in s.tmux("capture-pane", "-p", "-e", "-t", "skein"), what="the colour " + colour)
