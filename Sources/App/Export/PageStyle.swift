/// How an exported page looks: light or dark as its reader likes it, on a desk and on a phone.
enum PageStyle {
  static let text = """

    :root { color-scheme: light dark; --faint: #666c74; --line: #d4d8de; --ground: #f4f5f7; --prompt: #2f7d32; --accent: #2a5bd7;
      --second: #00707a; --string: #2f7d32; --number: #a84300; --constant: #7a3db8; --added: #ddf4e0; --removed: #fbe1e4; }
    @media (prefers-color-scheme: dark) {
      :root { --faint: #9aa0a8; --line: #3c4148; --ground: #23262b; --prompt: #8cc570; --accent: #8fb0f9;
        --second: #73c7c7; --string: #9ece6a; --number: #ff9e64; --constant: #c099ff; --added: #12381a; --removed: #47161e; }
    }
    body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0.5rem 0; unicode-bidi: plaintext; }
    h1 { font-size: 1.6rem; }
    h2 { font-size: 1rem; margin: 2rem 0 0; }
    h3, h4, h5, h6 { font-size: 1.1rem; margin: 1.2rem 0 0.4rem; }
    p, ul, ol, blockquote { margin: 0.6rem 0; }
    blockquote { border-left: 0.2rem solid var(--line); padding-left: 1rem; margin-left: 0; color: var(--faint); }
    li.task { list-style: none; margin-left: -1.4rem; }
    code, .code, .tool pre, .thinking pre { font: 0.875rem/1.45 ui-monospace, monospace; }
    p code, li code, td code { background: var(--ground); border-radius: 0.2rem; padding: 0.1rem 0.25rem; }
    .code, .tool pre { background: var(--ground); border-radius: 0.3rem; padding: 0.5rem 0.75rem; }
    .table { overflow-x: auto; }
    table { border-collapse: collapse; overflow-wrap: normal; }
    th, td { border: 1px solid var(--line); padding: 0.25rem 0.6rem; text-align: start; vertical-align: top; }
    .right { text-align: end; }
    .center { text-align: center; }
    hr { border: 0; border-top: 1px solid var(--line); }
    .prompt { border-left: 0.25rem solid var(--prompt); padding-left: 1rem; }
    .inner { margin-left: 2rem; }
    .note, summary { color: var(--faint); }
    .keyword, .tag, .heading { color: var(--accent); }
    .type, .key, .function { color: var(--second); }
    .string { color: var(--string); }
    .number, .escape, .variable { color: var(--number); }
    .constant, .attribute { color: var(--constant); }
    .comment { color: var(--faint); font-style: italic; }
    .added { background: var(--added); }
    .removed { background: var(--removed); }

    """
}
