"""Many conversations in one terminal, each with its own process and its own answers."""

import os
import re
import unittest

import words
from home import Home
from skein import Skein


class SessionsTests(unittest.TestCase):
    def test_two_stream_while_a_third_awaits_permission(self):
        with Home("claude") as home:
            folders = {name: home.make_folder("in-" + name) for name in ("alpha", "beta", "gamma", "delta")}
            for name, folder in folders.items():
                made = home.run("new", name, "--cwd", folder)
                self.assertEqual(made.returncode, 0, made.stderr)
            with Skein("alpha", home=home, folder=folders["alpha"]) as s:
                s.wait_for("delta")
                s.send("do:gate left")
                s.wait_for("left-before-the-gate")
                s.key("M-2")
                s.wait_while("left-before-the-gate")
                s.send("do:gate right")
                s.wait_for("right-before-the-gate")
                s.leader("3")
                s.wait_while("right-before-the-gate")
                s.send("do:bash touch made-by-gamma")
                s.wait_for(words.allow("Bash"))
                s.leader("4")
                s.send("do:bash touch made-by-delta")
                s.wait_for("touch made-by-delta")

                # The oldest request is gamma's, wherever one is; its answer goes to gamma alone.
                s.leader("1")
                s.wait_for("left-before-the-gate")
                s.key("F4")
                s.wait_for("touch made-by-gamma")
                s.answer("y", "Bash")
                s.leader("3")
                s.wait_for("The command is through.")
                self.assertEqual(os.listdir(folders["gamma"]), ["made-by-gamma"])
                self.assertEqual(os.listdir(folders["delta"]), [])

                s.leader("4")
                # On a busy machine its agent may ask only now.
                s.wait_for(words.allow("Bash"))
                s.key("F4")
                s.wait_for("touch made-by-delta")
                s.answer("d", "Bash")
                s.wait_for("The command is through.")
                self.assertEqual(os.listdir(folders["delta"]), [])

                # Both streams still run and end in their own sessions.
                home.standin.open_gate("right")
                s.leader("2")
                s.wait_for("right-after-the-gate")
                s.leader("1")
                screen = s.wait_for("left-before-the-gate")
                self.assertNotIn("left-after-the-gate", screen)
                self.assertNotIn("right-after-the-gate", screen)
                home.standin.open_gate("left")
                s.wait_for("left-after-the-gate")
                self.assertEqual(s.quit(), 0)
            home.wait_until_nothing_runs()

    def test_a_second_session_is_begun_while_the_first_answers(self):
        with Home("claude") as home, Skein(home=home) as s:
            s.send("do:gate first")
            s.wait_for("first-before-the-gate")
            s.new_session("second")
            s.wait_while("first-before-the-gate")
            s.send("hello from the second")
            s.wait_for("You said: hello from the second")
            home.standin.open_gate("first")
            s.key("M-1")
            s.wait_for("first-after-the-gate")
            s.leader("C-x")
            s.wait_for("You said: hello from the second")

    def test_quitting_asks_while_a_turn_runs(self):
        with Home("claude") as home:
            with Skein("busy", home=home) as s:
                s.send("do:gate never")
                s.wait_for("never-before-the-gate")
                s.leader("Q")
                question = s.wait_for_match(words.ASKS_TO_LEAVE)
                self.assertIn("busy", question)
                s.key("n")
                s.wait_until(lambda screen: not re.search(words.ASKS_TO_LEAVE, screen))
                self.assertTrue(s.running())
                s.leader("Q")
                s.wait_for_match(words.ASKS_TO_LEAVE)
                s.key("y")
                self.assertEqual(s.wait_for_exit(), 0)
            home.wait_until_nothing_runs()
            with Skein("busy", home=home) as s:
                s.wait_for("never-before-the-gate")
                s.wait_for_match(words.INTERRUPTED)
