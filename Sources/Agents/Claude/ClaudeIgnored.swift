/// What the CLI is known to send and Skein does not read, each with the reason.
enum ClaudeIgnored {
  static let reasons: [String: String] = [
    "auth_status": "signing in is not done over this channel; a failure comes as the result of a turn",
    "content/server_tool_use": "tools that run at the service show in the model's own words",
    "control_response (not asked for)": "a late answer to a request of an earlier life of the connection",
    "delta/citations_delta": "the text that is cited comes in the block itself",
    "delta/signature_delta": "for the service, which checks thinking that is sent back",
    "keep_alive": "only there so that the pipe is not idle",
    "prompt_suggestion": "asked for by a flag that Skein does not set",
    "stream_event/error": "told by the retry or the result that follows",
    "stream_event/ping": "only there so that the connection is not idle",
    "system/control_request_progress": "the answer itself follows",
    "system/files_persisted": "what was written shows in the tool calls",
    "system/hook_started": "a hook is told only when it failed",
    "system/memory_recall": "the CLI's own business",
    "system/session_state_changed": "the state follows from turns and questions, which come in any version",
    "system/session_title_changed": "the name of a session is the user's; the command's output is shown",
    "system/thinking_tokens": "a count of what the thinking block shows",
    "tool_progress": "Skein has a clock of its own",
    "tool_use_summary": "the tool calls themselves are shown",
    "transcript_mirror": "asked for by a flag that Skein does not set",
  ]
}
