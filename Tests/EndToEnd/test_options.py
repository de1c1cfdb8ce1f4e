"""Every option of a session does what it says: seen in what the real claude asked of its API, and in what it was let do."""

import json
import os
import unittest

from home import Home
from skein import Skein

MODEL = "claude-haiku-4-5-20251001"


class OptionTests(unittest.TestCase):
    def ask(self, home, prompt, *options, code=0, **how):
        """The outcome of a question alone, and the requests to the API that belong to it."""
        done = home.run("ask", *options, prompt, **how)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done, [r for r in home.standin.log() if prompt in r.get("prompt", "")]

    def exists(self, *parts):
        return os.path.exists(os.path.join(*parts))

    def test_the_model(self):
        with Home("claude") as home:
            self.assertNotEqual(self.ask(home, "hello")[1][0]["model"], MODEL)
            self.assertEqual({r["model"] for r in self.ask(home, "hello again", "--model", MODEL)[1]}, {MODEL})

    def test_the_system_prompts(self):
        with Home("claude") as home:
            _, usual = self.ask(home, "hello")
            _, added = self.ask(home, "hello, added", "--append-system-prompt", "-x Speak like a heron.")
            _, other = self.ask(home, "hello, other", "--system-prompt", "--you are a heron.")
            self.assertNotIn("heron", usual[0]["system"])
            self.assertIn("-x Speak like a heron.", added[0]["system"])
            self.assertGreater(len(added[0]["system"]), len(usual[0]["system"]))
            self.assertIn("--you are a heron.", other[0]["system"])
            self.assertLess(len(other[0]["system"]), len(usual[0]["system"]) / 2)

    def test_the_permission_mode(self):
        with Home("claude") as home:
            done, _ = self.ask(home, "do:write plain.txt words")
            self.assertIn("--permission-mode", done.stderr)
            self.assertFalse(self.exists(home.project, "plain.txt"))
            self.ask(home, "do:write edits.txt words", "--permission-mode", "acceptEdits")
            self.assertTrue(self.exists(home.project, "edits.txt"))
            _, planned = self.ask(home, "do:write plan.txt words", "--permission-mode", "plan")
            self.assertIn("Plan mode", planned[0]["everything"])
            self.assertFalse(self.exists(home.project, "plan.txt"))
            self.assertEqual(home.run("ask", "--permission-mode", "whatever", "hello").returncode, 2)

    def test_the_most_turns(self):
        with Home("claude") as home:
            done, seen = self.ask(home, "do:bash echo once", "--max-turns", "1", code=1)
            self.assertEqual([r["step"] for r in seen], [0])
            self.assertRegex(done.stderr, "(?i)turns")
            done, seen = self.ask(home, "do:bash echo twice", "--max-turns", "2")
            self.assertEqual([r["step"] for r in seen], [0, 1])

    def test_the_most_money(self):
        with Home("claude") as home:
            done, seen = self.ask(home, "do:bash echo dear", "--max-budget-usd", "0.0001", code=1)
            self.assertEqual([r["step"] for r in seen], [0])
            self.assertRegex(done.stderr, "(?i)budget")
            self.ask(home, "do:bash echo cheap", "--max-budget-usd", "50")

    def test_allowed_tools(self):
        with Home("claude") as home:
            options = ("--allowed-tools", "Bash(touch a*),Bash(touch b*)", "--allowed-tools", "Write")
            self.ask(home, "do:two touch a1 ;; touch b1 ;; touch c1", *options)
            self.ask(home, "do:write written.txt words", *options)
            made = [self.exists(home.project, name) for name in ("a1", "b1", "c1", "written.txt")]
            self.assertEqual(made, [True, True, False, True])

    def test_disallowed_tools(self):
        with Home("claude") as home:
            options = ("--allowed-tools", "Bash", "--disallowed-tools", "Write,WebFetch", "--disallowed-tools", "Edit")
            _, seen = self.ask(home, "do:bash touch made", *options)
            self.assertTrue({"Bash", "Read"} <= set(seen[0]["tools"]), seen[0]["tools"])
            self.assertFalse({"Write", "WebFetch", "Edit"} & set(seen[0]["tools"]), seen[0]["tools"])
            self.assertTrue(self.exists(home.project, "made"))
            self.ask(home, "do:bash rm made", "--allowed-tools", "Bash", "--disallowed-tools", "Bash(rm *)")
            self.assertTrue(self.exists(home.project, "made"))

    def test_added_folders(self):
        with Home("claude") as home:
            one, two, three = (home.make_folder(name) for name in ("one", "two", "three"))
            options = ("--permission-mode", "acceptEdits", "--add-dir", "../one", "--add-dir", two)
            for folder in one, two, three:
                self.ask(home, "do:write %s/file.txt words" % folder, *options)
            made = [self.exists(folder, "file.txt") for folder in (one, two, three)]
            self.assertEqual(made, [True, True, False])

    def test_the_prefix(self):
        with Home("claude") as home:
            self.ask(home, "hello", "-s", "fox", "--prefix", "Answer in one word.")
            self.assertEqual(home.standin.log()[-1]["prompt"], "Answer in one word.\n\nhello")
            self.ask(home, "hello there", "-s", "fox")
            self.assertEqual(home.standin.log()[-1]["prompt"], "Answer in one word.\n\nhello there")
            self.ask(home, "bare", "-s", "fox", "--prefix", "")
            self.assertEqual(home.standin.log()[-1]["prompt"], "bare")
            shown = json.loads(home.run("show", "fox", "--json").stdout)["blocks"]
            prompts = [b["text"] for b in shown if b["kind"] == "prompt"]
            self.assertEqual(prompts, ["hello", "hello there", "bare"])

    def test_safe_mode(self):
        with Home("claude") as home:
            _, usual = self.ask(home, "do:bash touch usual", "--allowed-tools", "Bash")
            _, safe = self.ask(home, "do:bash touch safe", "--allowed-tools", "Bash", "--safe")
            self.assertTrue(self.exists(home.project, "usual"))
            self.assertFalse(self.exists(home.project, "safe"))
            self.assertIn("Bash", usual[0]["tools"])
            self.assertNotIn("Bash", safe[0]["tools"])
            bypassing = ("--safe", "--permission-mode", "bypassPermissions")
            self.assertEqual(home.run("ask", *bypassing, "hello").returncode, 2)

    def test_without_streaming(self):
        with Home("claude") as home:
            def kinds(*options):
                done = home.run("ask", "--stream-json", *options, "hello")
                return {json.loads(line)["type"] for line in done.stdout.splitlines()}

            self.assertIn("stream_event", kinds())
            whole = kinds("--no-stream")
            self.assertNotIn("stream_event", whole)
            self.assertIn("assistant", whole)

    def test_the_folder(self):
        with Home("claude") as home:
            other = os.path.realpath(home.make_folder("other"))
            _, seen = self.ask(home, "do:bash pwd > here", "--cwd", "../other", "--allowed-tools", "Bash")
            self.assertEqual(seen[0]["folder"], other)
            with open(os.path.join(other, "here")) as file:
                self.assertEqual(file.read().strip(), other)

    def test_the_time_limit(self):
        with Home("claude") as home:
            done = home.run("ask", "-s", "fox", "--timeout", "2", "do:gate door")
            self.assertEqual(done.returncode, 124)
            self.assertIn("door-before-the-gate", done.stdout)
            self.assertIn("door-before-the-gate", home.run("show", "fox").stdout)
            # It goes on where it was.
            self.assertIn("You said: hello", home.run("ask", "-s", "fox", "hello").stdout)

    def test_files(self):
        with Home("claude") as home:
            for name, words in (("one.txt", "The river is the Tay."), ("-two.txt", "The hill is Schiehallion.")):
                with open(os.path.join(home.project, name), "w") as file:
                    file.write(words)
            _, seen = self.ask(home, "what do they say?", "--file", "one.txt", "--file=-two.txt")
            self.assertIn("The river is the Tay.", seen[0]["everything"])
            self.assertIn("The hill is Schiehallion.", seen[0]["everything"])

    def test_on_the_screen(self):
        """`skein NAME` with options tells a session that is there already, and what of it is new."""
        with Home("claude") as home:
            with Skein("fox", "--append-system-prompt", "Speak like a heron.", home=home) as s:
                s.send("the secret code is PLUM")
                s.wait_for("I will remember the code.")
                self.assertEqual(s.quit(), 0)
            self.assertIn("heron", home.standin.wait_for_prompt("PLUM")["system"])
            options = ("--model", MODEL, "--prefix", "Briefly:", "--permission-mode", "plan", "--meta", "kind=bird")
            with Skein("fox", *options, home=home) as s:
                s.wait_for("I will remember the code.")
                told = s.wait_for("“fox” from now on:")
                self.assertIn("model " + MODEL, " ".join(told.split()))
                s.send("what was the code?")
                s.wait_for("The secret code was PLUM.")
                seen = home.standin.wait_for_prompt("what was the code?")
                self.assertEqual(seen["model"], MODEL)
                self.assertEqual(seen["prompt"], "Briefly:\n\nwhat was the code?")
                self.assertIn("heron", seen["system"])
                self.assertIn("Plan mode", seen["everything"])
                with Skein("fox", "--model", "opus", home=home) as other:
                    other.wait_for("so here it can only be read")
                    self.assertNotIn("from now on", other.capture())
                self.assertEqual(s.quit(), 0)
            listed = json.loads(home.run("list", "--json").stdout)[0]
            self.assertEqual((listed["model"], listed["metadata"]), (MODEL, {"kind": "bird"}))
            with Skein("fox", *options, home=home) as s:
                s.wait_for("The secret code was PLUM.")
                self.assertNotIn("from now on", s.capture())
                self.assertEqual(s.quit(), 0)
            with Skein("fox", "--cwd", "/", home=home) as s:
                s.wait_for("cannot be changed")
                self.assertEqual(s.quit(), 0)
