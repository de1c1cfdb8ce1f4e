"""What the agent wants to do happens only when the user allows it."""

import json
import os
import re
import time
import unittest

import words
from home import Home
from skein import Skein


class PermissionTests(unittest.TestCase):
    def test_typing_on_never_answers_a_request(self):
        with Home("claude") as home, Skein(home=home) as s:
            s.send("do:bash touch made")
            s.wait_for(words.allow("Bash"))
            s.type("yyy")
            s.wait_for("yyy")
            self.assertEqual(os.listdir(home.project), [])
            s.key("F4")
            s.answer("d", "Bash")
            s.wait_for("The command is through.")
            self.assertEqual(os.listdir(home.project), [])

    def test_an_edit_shows_its_lines_before_it_is_allowed(self):
        with Home("claude") as home, Skein(home=home) as s:
            path = os.path.join(home.project, "greeting.txt")
            with open(path, "w") as file:
                file.write("hello there\n")
            s.send("do:edit greeting.txt hello => goodbye")
            s.wait_for(words.allow("Edit"))
            s.key("F4")
            s.wait_for_match(r"-\s*hello")
            s.wait_for_match(r"\+\s*goodbye")
            s.answer("y", "Edit")
            s.wait_for("The file is changed.")
            with open(path) as file:
                self.assertEqual(file.read(), "goodbye there\n")

    def test_questions_of_the_agent_are_answered_in_place(self):
        with Home("claude") as home, Skein(home=home) as s:
            s.send("do:ask")
            # The transcript tells of the questions too; only these words are where they are answered.
            s.wait_for("Colour (1 of 2)")
            s.wait_for(words.FOCUSES)
            s.key("F4")
            s.wait_while(words.FOCUSES)
            s.key("Down")
            self.take_until(s, "Sizes (2 of 2)")
            s.key("Space")
            self.take_until(s, "I have your answers.")

    def take_until(self, s, text):
        """Presses Enter until the text comes: an answer counts only once the question was long enough on screen."""
        for _ in range(6):
            s.key("Enter")
            try:
                return s.wait_for(text, seconds=0.8)
            except AssertionError:
                continue
        s.wait_for(text)

    def test_a_note_never_answers_the_request_behind_one_that_goes_away(self):
        calls = [
            {"tool": "Agent", "input": {
                "description": name, "subagent_type": "general-purpose", "run_in_background": True,
                "prompt": "do:bash touch " + name}}
            for name in ("first", "second")
        ]
        replies = [{"blocks": [{"text": "Two."}, *calls]}, *[{"blocks": [{"text": text}]} for text in ("Began.", "Over.")]]
        with Home("claude") as home, Skein(home=home) as s:
            s.type("do:script " + json.dumps(replies))
            s.key("Enter")
            s.wait_for("1 of 2", seconds=20)
            s.key("F4", "e")
            s.wait_for("What the agent is told")
            s.type("because ")
            # The sub-agent that asks is stopped, and the other one waits for an answer too.
            asks = re.search(r"asked by the sub-agent: (\w+)", s.capture()).group(1)
            s.leader("k")
            s.wait_for("What runs")
            if not re.search("› agent +" + asks, s.capture()):
                s.key("j")
            s.wait_for_match("› agent +" + asks)
            s.key("s")
            s.wait_while("1 of 2")
            s.key("Escape")
            s.wait_for("No longer open")
            for letter in "you may not":
                s.type(letter)
                time.sleep(0.1)  # longer than half a second together: whoever writes is not waiting for a screen
            s.key("Enter")
            s.wait_for("because you may not")
            s.wait_for("nothing was sent")
            self.assertEqual(os.listdir(home.project), [])
            s.key("Escape")
            s.wait_for(words.FOCUSES)
            s.key("Up")
            s.wait_for_match("› because you may not")
            self.assertEqual(os.listdir(home.project), [])

    def test_ask_denies_without_a_terminal_and_says_how_to_allow(self):
        with Home("claude") as home:
            done = home.run("ask", "do:bash touch made")
            self.assertEqual(os.listdir(home.project), [])
            self.assertIn("--allowed-tools", done.stderr)
            self.assertIn("--permission-mode", done.stderr)
            allowed = home.run("ask", "--allowed-tools", "Bash", "do:bash touch made")
            self.assertEqual(allowed.returncode, 0, allowed.stderr)
            self.assertEqual(os.listdir(home.project), ["made"])
