"""Finding what was said, in all sessions, and going there."""

import unittest

from home import Home
from skein import Skein


class SearchTests(unittest.TestCase):
    def test_a_sentence_is_found_and_shown_in_its_session(self):
        with Home("demo") as home:
            self.assertEqual(home.run("ask", "--demo", "-s", "owl", "the bellwether grazes at noon").returncode, 0)
            for number in range(12):
                self.assertEqual(home.run("ask", "--demo", "-s", "owl", "later words %d" % number).returncode, 0)
            for size in ((120, 40), (40, 12)):
                with self.subTest(size), Skein("fox", home=home, size=size) as s:
                    s.wait_for_match("fox")
                    s.leader("/")
                    s.wait_for("Search all sessions")
                    s.type("ellwether graz")
                    s.wait_for("1 found")
                    s.key("Enter")
                    s.wait_while("Search all sessions")
                    # The message stands on the screen, far above the end of its session.
                    screen = s.wait_for("the bellwether grazes")
                    self.assertNotIn("later words 11", screen)
                    s.leader("C-x")
                    s.wait_while("the bellwether grazes")
                    self.assertEqual(s.quit(), 0)

    def test_filters_and_mistakes(self):
        with Home("demo") as home:
            for name, words in (("owl", "the river Tay"), ("fox", "the river Spey")):
                self.assertEqual(home.run("ask", "--demo", "-s", name, words).returncode, 0)
            with Skein("owl", home=home, size=(80, 24)) as s:
                s.leader("/")
                s.type("river role:user")
                s.wait_for("2 found")
                s.type(" in:fo")
                screen = s.wait_for("1 found")
                self.assertIn("Spey", screen)
                s.type(" since:nonsense")
                s.wait_for("since: takes")
                s.key("Escape")
                s.wait_while("since: takes")
                self.assertEqual(s.quit(), 0)
