"""Nothing is lost and nothing is left behind, even when Skein is killed."""

import glob
import os
import re
import signal
import unittest

import words
from home import Home
from skein import Skein
from waiting import wait_until


def words_of_slow(screen):
    return {int(n) for n in re.findall(r"\bword(\d+)\b", screen)}


def running(home, text):
    """The processes whose command line holds the text."""
    return [pid for pid, command in home.processes().items() if text in command]


def records(home):
    """All that claude wrote down of its conversations."""
    found = glob.glob(os.path.join(home.folder, ".claude", "projects", "*", "*.jsonl"))
    return "".join(open(path, errors="replace").read() for path in found)


class CrashTests(unittest.TestCase):
    def test_killed_in_mid_stream(self):
        with Home("claude") as home:
            with Skein("tale", home=home) as s:
                s.send("do:slow 5000 0.01")
                s.wait_for_match(r"\bword100\b")
                seen = words_of_slow(s.capture())
                # What is a tenth of a second old is on disk: let twenty more words, two tenths, come.
                s.wait_until(lambda screen: max(words_of_slow(screen), default=0) > max(seen) + 20)
                s.kill(signal.SIGKILL)
                home.wait_until_nothing_runs(5)
            with Skein("tale", home=home) as s:
                s.wait_for("do:slow 5000 0.01")
                s.wait_for_match(words.INTERRUPTED)
                again = words_of_slow(s.capture())
                self.assertLessEqual(seen, again, "words are gone: %s" % sorted(seen - again))
                s.send("hello again")
                s.wait_for("You said: hello again")

    def test_killed_while_a_tool_runs(self):
        with Home("claude") as home:
            with Skein("--allowed-tools", "Bash", home=home) as s:
                s.send("do:bash echo begun; tail -f /dev/null")
                s.wait_until(lambda _: running(home, "tail -f"), what="the tool running")
                s.kill(signal.SIGKILL)
                home.wait_until_nothing_runs(5)

    def test_terminated_politely_keeps_the_reply(self):
        with Home("claude") as home:
            with Skein("tale", home=home) as s:
                s.send("do:gate door")
                s.wait_for("door-before-the-gate")
                s.kill(signal.SIGTERM)
                self.assertEqual(s.wait_for_exit(), 143)
                self.assertEqual(s.display("#{alternate_on}"), "0")
            home.wait_until_nothing_runs()
            with Skein("tale", home=home) as s:
                s.wait_for("door-before-the-gate")
                s.wait_for_match(words.INTERRUPTED)

    def test_a_lost_terminal_ends_everything(self):
        """At every moment: while it starts, idle, at work, with a request open, with two sessions."""
        for moment in ("starting", "idle", "working", "asking", "two"):
            with self.subTest(moment), Home("claude") as home:
                s = Skein("tale", home=home)
                if moment == "idle":
                    s.send("hello")
                    s.wait_for("You said: hello")
                elif moment == "working":
                    s.send("do:gate door")
                    s.wait_for("door-before-the-gate")
                elif moment == "asking":
                    s.send("do:bash touch made")
                    s.wait_for(words.allow("Bash"))
                elif moment == "two":
                    s.send("do:gate door")
                    s.wait_for("door-before-the-gate")
                    s.new_session("second")
                    s.wait_while("door-before-the-gate")
                    s.send("hello")
                    s.wait_for("You said: hello")
                s.close()
                home.wait_until_nothing_runs(10)

    def test_each_signal_ends_it_in_order(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(number), Skein("--demo") as s:
                s.send("hello")
                s.wait_for("Welcome to Skein")
                s.kill(number)
                self.assertEqual(s.wait_for_exit(), 128 + number)
                self.assertEqual(s.display("#{alternate_on}#{cursor_flag}"), "01", "the terminal was not given back")
                s.home.wait_until_nothing_runs()

    def test_the_agent_dies_and_the_session_goes_on(self):
        with Home("claude") as home, Skein(home=home) as s:
            s.send("the secret code is FERN-2")
            s.wait_for("I will remember the code.")
            # claude writes its own record a moment later; killed before that, it would know nothing of the code.
            wait_until(lambda: "I will remember" in records(home), 10, lambda: "claude has no record")
            for pid in running(home, "stream-json"):
                os.kill(pid, signal.SIGKILL)
            # In the last moment of the turn it is started again at once, else with the next prompt.
            s.wait_for("The agent ended unexpectedly (signal 9)")
            s.send("what was the code?")
            s.wait_for("The secret code was FERN-2.", seconds=15)
