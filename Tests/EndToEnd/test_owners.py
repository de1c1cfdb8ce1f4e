"""One owner for each session: two real Skeins over one history."""

import json
import os
import re
import signal
import unittest

import words
from home import Home
from skein import Skein
from waiting import wait_until

VIEWING = "viewing"


def state(home, name="fox"):
    """How `skein list` says that a session stands, and the process of its owner."""
    listed = home.run("list", "--json")
    found = next(s for s in json.loads(listed.stdout) if s["name"] == name)
    return found["state"], found["owner"]


def counted(screen):
    """The highest number that the agent counted to, as far as the screen shows."""
    rows = re.findall(r"(?m)│\s+((?:\d+ )*\d+)\s*$", screen)
    return int(rows[-1].split()[-1])


class OwnersTests(unittest.TestCase):
    def test_a_session_is_viewed_live_and_taken_over_in_mid_stream(self):
        with Home() as home, Skein("open", "fox", home=home, SKEIN_DEMO_PACE="3") as one:
            one.send("the river is the Tay")
            one.wait_for("remember that")
            one.send("count 2000")
            one.wait_for_match(r"\b1 2 3 4 5")
            with Skein("open", "fox", home=home, SKEIN_DEMO_PACE="3") as two:
                two.wait_for(VIEWING)
                two.wait_for_match(r"\b1 2 3 4 5")
                # It follows what comes.
                first = counted(two.capture())
                two.wait_until(lambda screen: counted(screen) > first + 5, what="more numbers")
                self.assertEqual(state(home), ("working", one.pid))
                # What is written here is kept, and not sent.
                two.type("what is the river?")
                two.key("Enter")
                two.wait_for("takes it over")
                two.leader("T")
                two.wait_for_match("(?i)interrupted here")
                two.wait_while(VIEWING)
                one.wait_for("Taken over by another Skein (process %d)" % two.pid)
                one.wait_for(VIEWING)
                # The words that were typed are still there and go on with the conversation.
                two.wait_for("what is the river?")
                two.key("Enter")
                two.wait_for("The river is the Tay.")
                one.wait_for("The river is the Tay.")
                self.assertEqual(two.quit(), 0)
            # The first one is free to go on.
            one.wait_while(VIEWING)
            one.send("what is the river?")
            one.wait_until(lambda screen: screen.count("The river is the Tay.") == 2, what="a second answer")
            self.assertEqual(one.quit(), 0)
            home.wait_until_nothing_runs()
            shown = home.run("show", "fox").stdout
            self.assertIn("1 2 3 4 5 6 7 8 9 10", shown)
            self.assertEqual(shown.count("count 2000"), 1)

    def test_a_request_is_answered_where_the_session_is_viewed(self):
        with Home("claude") as home, Skein("open", "fox", home=home) as one:
            one.send("do:bash touch made")
            one.wait_for(words.allow("Bash"))
            one.key("F4")
            with Skein("open", "fox", home=home) as two:
                two.wait_for(VIEWING)
                two.wait_for(words.allow("Bash"))
                two.key("F4")
                two.answer("y", "Bash")
                two.wait_for("The command is through.")
                one.wait_for("The command is through.")
                one.wait_while(words.allow("Bash"))
                self.assertEqual(os.listdir(home.project), ["made"])
                self.assertEqual(state(home)[1], one.pid)

    def test_the_real_conversation_goes_on_after_a_take_over(self):
        with Home("claude") as home, Skein("open", "fox", home=home) as one:
            one.send("the secret code is PLUM")
            one.wait_for("I will remember the code.")
            one.send("do:slow 2000 0.02")
            one.wait_for("word9 ")
            with Skein("open", "fox", "--take-over", home=home) as two:
                two.wait_for_match("(?i)interrupted")
                two.wait_while(VIEWING)
                one.wait_for("Taken over by another Skein")
                two.send("what was the code?")
                two.wait_for("The secret code was PLUM.")
                self.assertEqual(two.quit(), 0)
            self.assertEqual(one.quit(), 0)
            home.wait_until_nothing_runs()
            shown = home.run("show", "fox").stdout
            self.assertIn("word1 word2 word3", shown)
            self.assertIn("The secret code was PLUM.", shown)

    def test_what_a_killed_owner_had_goes_on_elsewhere(self):
        with Home() as home, Skein("open", "fox", home=home, SKEIN_DEMO_PACE="3") as one:
            one.send("the river is the Tay")
            one.wait_for("remember that")
            one.send("count 2000")
            one.wait_for_match(r"\b1 2 3 4 5")
            with Skein("open", "fox", home=home) as two:
                two.wait_for(VIEWING)
                one.kill(signal.SIGKILL)
                two.wait_while(VIEWING)
                # Nothing looks as if it still ran.
                two.wait_for("interrupted here")
                two.send("what is the river?")
                two.wait_for("The river is the Tay.")
                self.assertIn("1 2 3 4 5", two.capture())
                self.assertEqual(two.quit(), 0)
            home.wait_until_nothing_runs()
            # The socket of the killed one is cleared away by the next who has a session.
            self.assertEqual(home.run("ask", "-s", "fox", "hello").returncode, 0)
            sockets = [n for n in os.listdir(home.folder + "/.local/share/skein/locks") if n.endswith(".sock")]
            self.assertEqual(sockets, [])

    def test_an_owner_that_is_suspended_is_told_in_time(self):
        with Home() as home, Skein("open", "fox", home=home) as one:
            one.send("the river is the Tay")
            one.wait_for("remember that")
            wait_until(lambda: state(home) == ("idle", one.pid), 5, lambda: "it stays %r" % (state(home),))
            one.kill(signal.SIGSTOP)
            self.assertEqual(state(home), ("unknown", one.pid))
            stopped = home.run("stop", "fox", seconds=5)
            self.assertEqual(stopped.returncode, 5)
            self.assertIn("does not answer", stopped.stderr)
            self.assertIn(str(one.pid), stopped.stderr)
            with Skein("open", "fox", "--take-over", home=home) as two:
                two.wait_for("does not answer", seconds=6)
                two.wait_for(VIEWING)
                one.kill(signal.SIGCONT)
                # Asked again it lets go, the agent's process and all.
                two.leader("T")
                two.wait_while(VIEWING)
                two.send("what is the river?")
                two.wait_for("The river is the Tay.")
                self.assertEqual(two.quit(), 0)
            self.assertEqual(one.quit(), 0)
            home.wait_until_nothing_runs()

    def test_commands_stop_and_refuse_what_another_one_has(self):
        with Home() as home, Skein("open", "fox", home=home) as one:
            one.send("run a command")
            one.wait_for("Allow Bash?")
            self.assertEqual(state(home), ("needs_you", one.pid))
            self.assertEqual(home.run("list", "--active", "--count").stdout.strip(), "1")
            for words in (
                ["ask", "-s", "fox", "hello"], ["chat", "fox"], ["rename", "fox", "owl"], ["delete", "fox"],
                ["archive", "fox"], ["clear", "fox"], ["set", "fox", "--model", "x"], ["delete", "--purge", "--yes", "fox"],
            ):
                done = home.run(*words, stdin="hello\n")
                self.assertEqual(done.returncode, 5, (words, done.stderr))
                self.assertIn("another Skein (process %d)" % one.pid, done.stderr)
                self.assertIn("--take-over", done.stderr)
            # A copy can be made all the same.
            self.assertEqual(home.run("fork", "fox", "copy").stdout.strip(), "copy")
            stopped = home.run("stop", "--all")
            self.assertEqual(stopped.returncode, 0, stopped.stderr)
            one.wait_while("Allow Bash?")
            one.wait_for("stopped from another Skein")
            self.assertEqual(state(home), ("asleep", one.pid))
            self.assertIn("No agent runs", home.run("stop", "fox").stderr)
            one.send("the river is the Tay")
            one.wait_for("remember that")
            self.assertEqual(one.quit(), 0)
            home.wait_until_nothing_runs()
            self.assertEqual(state(home), ("asleep", None))

    def test_what_the_command_line_does_to_the_list_is_seen_at_once(self):
        for store in ("sqlite", "files"):
            with self.subTest(store), Home() as home, Skein("open", "fox", "--store", store, home=home) as s:
                s.wait_for("fox")

                def run(*words):
                    done = home.run(*words, "--store", store)
                    self.assertEqual(done.returncode, 0, (words, done.stderr))

                run("new", "owl")
                s.wait_for("2 · owl", 2)
                run("rename", "owl", "elk")
                s.wait_for("2 · elk", 2)
                run("set", "elk", "--unread")
                s.wait_for("2 ◆ elk", 2)
                run("set", "elk", "--pin")
                s.wait_for("1*◆ elk", 2)
                # Where a session stands can be said of one that the other has, too.
                run("set", "fox", "--pin", "--place", "1")
                s.wait_for("1*· fox", 2)
                run("archive", "elk")
                s.wait_while("elk", 2)
                run("restore", "elk")
                s.wait_for("2*◆ elk", 2)
                run("delete", "elk")
                s.wait_while("elk", 2)
                run("restore", "elk")
                s.wait_for("2*◆ elk", 2)
                run("delete", "elk", "--purge", "--yes")
                s.wait_while("elk", 2)
                self.assertEqual(s.quit(), 0)
