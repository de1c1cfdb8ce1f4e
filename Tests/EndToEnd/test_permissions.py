"""What the agent wants to do happens only when the user allows it."""

import os
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

    def test_ask_denies_without_a_terminal_and_says_how_to_allow(self):
        with Home("claude") as home:
            done = home.run("ask", "do:bash touch made")
            self.assertEqual(os.listdir(home.project), [])
            self.assertIn("--allowed-tools", done.stderr)
            self.assertIn("--permission-mode", done.stderr)
            allowed = home.run("ask", "--allowed-tools", "Bash", "do:bash touch made")
            self.assertEqual(allowed.returncode, 0, allowed.stderr)
            self.assertEqual(os.listdir(home.project), ["made"])
