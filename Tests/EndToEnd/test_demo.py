"""The first minute: no agent is installed, and Skein can be tried all the same."""

import re
import unittest

import words
from home import Home
from skein import Skein


class DemoTests(unittest.TestCase):
    def test_chat_with_the_demo_and_leave(self):
        with Skein("--demo") as s:
            s.send("the river is the Tay")
            s.wait_for("I will remember that the river is the Tay")
            s.send("what is the river?")
            s.wait_for("The river is the Tay.")
            self.assertEqual(s.quit(), 0)
            self.assertEqual(s.display("#{alternate_on}#{cursor_flag}"), "01", "the terminal was not given back")
            s.home.wait_until_nothing_runs()

    def test_without_claude_the_demo_answers_and_says_so(self):
        with Skein() as s:
            s.wait_for_match("(?i)demo")
            s.send("hello")
            s.wait_for("Welcome to Skein")
            self.assertEqual(s.quit(), 0)

    def test_ctrl_c_twice_leaves(self):
        with Skein("--demo") as s:
            s.send("hello")
            s.wait_for("More about Claude Code")
            s.wait_until(lambda screen: not re.search(words.BUSY, screen))
            s.key("C-c")
            s.wait_for_match("(?i)again|twice")
            s.key("C-c")
            self.assertEqual(s.wait_for_exit(), 0)

    def test_escape_interrupts_and_keeps_what_came(self):
        with Skein("--demo", SKEIN_DEMO_PACE="1") as s:
            s.send("count 100000")
            s.wait_for_match(r"\b150\b")
            s.key("Escape")
            screen = s.wait_for_match(words.INTERRUPTED)
            self.assertRegex(screen, r"\b1\d\d\b")
            s.send("the river is the Tay")
            s.wait_for("I will remember that the river is the Tay")

    def test_a_draft_survives_leaving(self):
        with Home() as home:
            with Skein("--demo", home=home) as s:
                s.send("hello")
                s.wait_for("Welcome to Skein")
                s.type("half a thought")
                s.wait_for("half a thought")
                self.assertEqual(s.quit(), 0)
            with Skein("--demo", home=home) as s:
                s.wait_for("half a thought")
