"""Looking after sessions: put away, trash, export, a new one with its options."""

import os
import unittest

from home import Home
from skein import Skein


class CareTests(unittest.TestCase):
    def test_sessions_leave_the_list_and_come_back(self):
        with Home("demo") as home:
            for name in ("fox", "owl"):
                self.assertEqual(home.run("ask", "--demo", "-s", name, "the words of " + name).returncode, 0)
            with Skein("fox", home=home, size=(100, 30)) as s:
                s.wait_for("Message fox")
                s.leader("A")
                s.wait_for("Message owl")
                s.leader("D")
                s.wait_for("Delete the session?")
                s.key("y")
                s.wait_while("Message owl")
                s.leader("R")
                s.wait_for("deleted now")
                s.key("Tab")
                s.wait_for("last said now")
                s.key("Enter")
                s.wait_for("“fox” is back, number 1")
                s.key("Tab")
                s.wait_for("› owl")
                s.key("D")
                s.wait_for("Remove it for good?")
                s.key("y")
                s.wait_for("“owl” is gone for good.")
                s.wait_for("The trash is empty.")
                s.key("q")
                s.wait_while("The trash is empty.")
                s.leader("1")
                s.wait_for("Message fox")
                self.assertEqual(s.quit(), 0)
            self.assertEqual(home.run("list", "--count").stdout.strip(), "1")

    def test_an_export_is_written_and_not_replaced_unasked(self):
        with Home("demo") as home:
            self.assertEqual(home.run("ask", "--demo", "-s", "fox", "the words of fox").returncode, 0)
            path = os.path.join(home.project, "fox.json")
            with Skein("fox", home=home, size=(100, 30)) as s:
                s.wait_for("Message fox")
                s.leader("x")
                s.wait_for("fox.md")
                s.key("Right")
                s.wait_for("fox.json")
                s.key("Enter")
                s.wait_for("Written to")
                with open(path) as file:
                    self.assertIn("the words of fox", file.read())
                with open(path, "w") as file:
                    file.write("mine")
                s.leader("x")
                s.wait_for("fox.md")
                s.key("Right", "Enter")
                s.wait_for("Replace the file?")
                s.key("n")
                s.wait_while("Replace the file?")
                with open(path) as file:
                    self.assertEqual(file.read(), "mine")
                self.assertEqual(s.quit(), 0)
            self.assertEqual(home.run("import", path).returncode, 1)

    def test_a_session_is_made_with_its_options(self):
        with Home("demo") as home:
            other = home.make_folder("other")
            with Skein("fox", home=home, size=(100, 30)) as s:
                s.wait_for("Message fox")
                s.leader("n")
                s.wait_for("New session")
                s.type("auth")
                s.key("Tab")
                s.wait_for("Permissions")
                # The templates come a moment later.
                s.type("c")
                s.wait_for("‹ code_review ›")
                s.key("Tab")
                s.type("d")
                s.wait_for("‹ demo ›")
                s.key("Tab", "Tab", "Tab", "C-u")
                s.type("/nowhere/at/all")
                s.key("Enter")
                s.wait_for("There is no folder")
                s.key("C-u")
                s.type(other)
                s.key("Enter")
                s.wait_for("Message code_review-auth")
                self.assertEqual(s.quit(), 0)
