/// Character references of HTML (`&amp;`, `&#x1F600;`) in Markdown.
enum MarkdownEntity {
  /// What a reference stands for; the reference itself where its name is not among the usual ones.
  static func text(of reference: UnsafeRawBufferPointer) -> String {
    let written = String(decoding: reference, as: UTF8.self)
    let name = written.dropFirst().dropLast()
    guard name.first == "#" else { return names[String(name)] ?? written }
    let digits = name.dropFirst()
    let number =
      digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number, number != 0, let scalar = Unicode.Scalar(number) else { return "\u{FFFD}" }
    return String(scalar)
  }

  /// HTML knows 2,125 names; these are the ones that are met in prose.
  private static let names = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©", "reg": "®",
    "trade": "™", "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“",
    "rdquo": "”", "laquo": "«", "raquo": "»", "bull": "•", "middot": "·", "times": "×", "divide": "÷",
    "plusmn": "±", "minus": "−", "deg": "°", "micro": "µ", "para": "¶", "sect": "§", "euro": "€", "pound": "£",
    "yen": "¥", "cent": "¢", "larr": "←", "rarr": "→", "uarr": "↑", "darr": "↓", "harr": "↔", "rArr": "⇒",
    "lArr": "⇐", "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈", "equiv": "≡", "infin": "∞", "sum": "∑",
    "prod": "∏", "radic": "√", "part": "∂", "int": "∫", "isin": "∈", "notin": "∉", "forall": "∀", "exist": "∃",
    "empty": "∅", "and": "∧", "or": "∨", "cap": "∩", "cup": "∪", "sub": "⊂", "sup": "⊃", "alpha": "α",
    "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ", "epsilon": "ε", "theta": "θ", "lambda": "λ", "mu": "μ",
    "pi": "π", "sigma": "σ", "Sigma": "Σ", "phi": "φ", "omega": "ω", "Omega": "Ω", "frac12": "½", "frac14": "¼",
    "frac34": "¾", "sup2": "²", "sup3": "³", "check": "✓", "cross": "✗", "star": "☆", "lbrace": "{",
    "rbrace": "}", "lbrack": "[", "rbrack": "]", "vert": "|", "num": "#", "ast": "*", "lowbar": "_", "grave": "`",
    "bsol": "\\", "sol": "/", "excl": "!", "dollar": "$", "percnt": "%", "colon": ":", "semi": ";", "comma": ",",
    "period": ".", "quest": "?", "commat": "@", "Tab": "\t", "NewLine": "\n", "iexcl": "¡", "iquest": "¿",
    "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "auml": "ä", "ouml": "ö", "uuml": "ü",
    "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "ntilde": "ñ", "aring": "å", "aelig": "æ", "oslash": "ø",
    "zwj": "\u{200D}", "zwnj": "\u{200C}", "shy": "\u{AD}", "ensp": "\u{2002}", "emsp": "\u{2003}",
  ]
}
