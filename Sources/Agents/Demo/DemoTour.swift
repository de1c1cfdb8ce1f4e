/// What the demo says first.
enum DemoTour {
  static let text = """
    # Welcome to Skein

    This is the **built-in demo**: no model answers here, nothing leaves this machine, and no command is run. \
    To chat with **Claude Code**, install it with

    ```sh
    npm install -g @anthropic-ai/claude-code
    claude        # sign in once, then leave it
    skein         # finds it by itself
    ```

    ## What you can do right now

    - Type and press **Enter**; the answer streams while you go on typing
    - Press **Ctrl+X n** for a second session: it answers while the first one still does
    - Press **Esc** to interrupt; what came is kept
      - a prompt that still waits comes back to you
    - Quit with **Ctrl+X Q** and come back tomorrow: every word is still here

    | Say | and see |
    |:----|:--------|
    | `run a tool` | a command that asks for permission |
    | `edit a file` | a change shown line by line |
    | `ask me` | questions with choices |
    | `plan` | a plan to approve or send back |
    | `think` | thinking, apart from the answer |
    | `count 500` | a long answer, good to interrupt |
    | `fail` or `crash` | what happens when things go wrong |

    ## What to try first

    - [x] Read this far
    - [ ] Tell me that *the secret code is heron*, quit, come back and ask me for it
    - [ ] Open a second session and switch with **Alt+1** and **Alt+2**

    ```swift
    let answer = await session.ask("What was the code?")
    print(answer.text)  // The secret code is heron.
    ```

    > Instant, calm, never losing a word,
    > never sending an answer to the wrong question.

    More about Claude Code: [its documentation](https://docs.claude.com/en/docs/claude-code). All keys: **F1**.
    """
}
