"""Signing in: said once what to do, and started from Skein. Nothing leaves this machine: what would goes to a closed port."""

import json
import os
import re
import signal
import time
import unittest

from home import Home
from skein import Skein

NOWHERE = {"ANTHROPIC_API_KEY": None, "HTTPS_PROXY": "http://127.0.0.1:9", "NO_PROXY": "127.0.0.1"}


def sign_in(home):
    """What claude keeps after signing in, with words that open nothing anywhere."""
    tokens = {"accessToken": "none", "refreshToken": "none", "expiresAt": int(time.time() + 86400) * 1000}
    tokens.update(scopes=["user:inference", "user:profile"], subscriptionType="max")
    with open(os.path.join(home.folder, ".claude", ".credentials.json"), "w") as file:
        json.dump({"claudeAiOauth": tokens}, file)


class SignInTests(unittest.TestCase):
    def test_what_to_do_is_said_once(self):
        with Home("claude") as home:
            done = home.run("ask", "hello", **NOWHERE)
            self.assertEqual(done.returncode, 1)
            self.assertIn("skein doctor --sign-in", done.stderr)
            with Skein(home=home, **NOWHERE) as s:
                s.send("hello")
                screen = s.wait_for("not signed in")
                self.assertEqual(screen.count("not signed in"), 1, screen)
                # Once somebody has signed in, the agent that runs knows it.
                sign_in(home)
                s.send("hello again")
                s.wait_for("You said: hello again")
                self.assertEqual(s.quit(), 0)

    def test_the_address_is_told_and_waited_at(self):
        with Home("claude") as home, Skein("doctor", "--sign-in", size=(200, 50), home=home, **NOWHERE) as s:
            s.wait_for("Waiting. Ctrl+C ends it.")
            told = s.capture(joined=True)
            self.assertEqual(len(re.findall(r"(?m)^https://\S+state=", told)), 2, told)
            s.type("   ")
            s.key("Enter")
            s.kill(signal.SIGINT)
            self.assertEqual(s.wait_for_exit(), 130)
            self.assertIn("Nobody was signed in.", s.capture())
            home.wait_until_nothing_runs()

    def test_a_code_that_is_not_accepted_is_told(self):
        with Home("claude") as home:
            done = home.run("doctor", "--sign-in", stdin="no-code#no-state\n", **NOWHERE)
            self.assertEqual(done.returncode, 1, done.stdout)
            self.assertIn("Signing in failed:", done.stderr)
            home.wait_until_nothing_runs()

    def test_an_agent_without_it_says_so(self):
        with Home() as home:
            self.assertEqual(home.run("doctor", "--sign-in", "--demo").returncode, 4)
            self.assertEqual(home.run("doctor", "--sign-in").returncode, 4)
