"""Sub-agents of the real claude: what they do stands inside of the call that started them, live and in a record taken over."""

import glob
import json
import os
import subprocess
import unittest
import uuid

import words
from home import Home
from skein import Skein

INNER = {"description": "Outer", "subagent_type": "general-purpose", "prompt": "do:agent touch deep"}
NESTED = "do:tool Agent " + json.dumps(dict(INNER, run_in_background=False))


def blocks(home, name):
    return json.loads(home.run("show", name, "--json").stdout)["blocks"]


def calls(blocks):
    return {b["call"]: b for b in blocks if b["kind"] == "tool"}


def depth(block, known):
    return 0 if block["parent"] is None else 1 + depth(known[block["parent"]], known)


def talk(home, *prompts, options=()):
    """What a user does with claude itself; gives the id of the conversation."""
    process = subprocess.Popen(
        [os.path.join(home.commands, "claude"), "-p", "--input-format=stream-json", "--output-format=stream-json",
         "--verbose", "--allowedTools=Bash(touch *),Agent", *options],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=home.project, env=home.environment(),
    )
    with process:
        conversation = None
        for prompt in prompts:
            message = {"type": "user", "uuid": str(uuid.uuid4()), "message": {"role": "user", "content": prompt}}
            process.stdin.write(json.dumps(message) + "\n")
            process.stdin.flush()
            for line in process.stdout:
                said = json.loads(line)
                conversation = said.get("session_id", conversation)
                if said["type"] == "result":
                    break
        process.stdin.close()
        process.stdout.read()
    return conversation


class AgentTests(unittest.TestCase):
    def test_a_sub_agent_is_seen_at_work(self):
        with Home("claude") as home, Skein("fox", home=home) as s:
            s.send("do:agent touch made")
            s.wait_for(words.allow("Bash"))
            s.wait_for("Look around")
            s.key("F4")
            s.answer("y", "Bash")
            s.wait_for("The agent has reported.")
            self.assertEqual(os.listdir(home.project), ["made"])
            self.assertEqual(s.quit(), 0)
            shown = blocks(home, "fox")
            agent = next(b for b in shown if b["kind"] == "tool" and b["tool"] == "Agent")
            inner = [b for b in shown if b["parent"] == agent["call"]]
            self.assertEqual([b["tool"] for b in inner if b["kind"] == "tool"], ["Bash"])
            self.assertEqual([b["allowed"] for b in inner if b["kind"] == "decision"], [True])

    def test_a_decision_two_deep_stands_inside_of_its_sub_agent(self):
        with Home("claude") as home, Skein("fox", home=home) as s:
            s.send(NESTED)
            s.wait_for(words.allow("Bash"))
            s.key("F4")
            s.answer("d", "Bash")
            s.wait_for("The tool has answered.")
            self.assertEqual(os.listdir(home.project), [])
            self.assertEqual(s.quit(), 0)
            shown = blocks(home, "fox")
            known = calls(shown)
            depths = [(b["kind"], depth(b, known)) for b in shown if b.get("tool") in ("Agent", "Bash")]
            self.assertEqual(depths, [("tool", 0), ("tool", 1), ("tool", 2), ("decision", 2)])
            bash = next(b for b in known.values() if b["tool"] == "Bash")
            self.assertEqual(bash["state"], "denied")

    def test_a_conversation_of_claude_itself_is_taken_over_with_its_sub_agents(self):
        with Home("claude") as home:
            id = talk(home, "the secret code is PLUM", NESTED, "do:two touch one ;; rm two")
            self.assertEqual(home.run("import", "--from-claude", id).returncode, 0)
            (session,) = json.loads(home.run("list", "--json").stdout)
            name = session["name"]
            shown = blocks(home, name)
            known = calls(shown)
            tools = [(b["tool"], depth(b, known), b["state"]) for b in shown if b["kind"] == "tool"]
            self.assertEqual(
                tools,
                [("Agent", 0, "succeeded"), ("Agent", 1, "succeeded"), ("Bash", 2, "succeeded"),
                 ("Bash", 0, "succeeded"), ("Bash", 0, "denied")],
            )
            prompts = [b["text"] for b in shown if b["kind"] == "prompt"]
            self.assertEqual(prompts, ["the secret code is PLUM", NESTED, "do:two touch one ;; rm two"])
            # Going on with it.
            self.assertIn("PLUM", home.run("ask", "-s", name, "what was the code?").stdout)
            self.assertEqual(json.loads(home.run("list", "--json").stdout)[0]["conversation"], id)
            home.wait_until_nothing_runs()

    def test_on_the_screen_it_goes_on_where_it_was(self):
        with Home("claude") as home:
            id = talk(home, "the secret code is PLUM")
            with Skein("--resume", id, home=home) as s:
                s.wait_for("I will remember the code.")
                s.send("what was the code?")
                s.wait_for("The secret code was PLUM.")
                self.assertEqual(s.quit(), 0)

    def test_a_record_that_is_gone_begins_a_new_conversation_and_says_so(self):
        with Home("claude") as home:
            id = talk(home, "the secret code is PLUM")
            name = home.run("import", "--from-claude", id).stdout.strip()
            for path in glob.glob(os.path.join(home.folder, ".claude", "projects", "*", id + ".jsonl")):
                os.remove(path)
            done = home.run("ask", "-s", name, "what was the code?")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("I was never told a code.", done.stdout)
            shown = home.run("show", name).stdout
            self.assertIn("I will remember the code.", shown)
            self.assertIn("It starts afresh and does not know what stands above.", shown)
            self.assertEqual(shown.count("what was the code?"), 1)
            self.assertNotEqual(json.loads(home.run("list", "--json").stdout)[0]["conversation"], id)
            # And goes on in the new one.
            self.assertEqual(home.run("ask", "-s", name, "the secret code is FERN").returncode, 0)
            self.assertIn("FERN", home.run("ask", "-s", name, "what was the code?").stdout)
