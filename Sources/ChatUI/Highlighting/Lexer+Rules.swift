import Terminal

extension Lexer {
  /// One step by a set of rules; `style` is what means nothing by them. Answers where the next step begins.
  mutating func step(_ place: Int, style: StyleName, _ bytes: Span<UInt8>, _ start: Int) -> Int {
    let rules = language.rules[place]
    let byte = bytes[start]
    for region in language.beginnings[place][byte] {
      if let end = begin(region, bytes, start) { return end }
    }
    for (mark, markStyle) in rules.marks where mark.first == byte && Self.matches(bytes, start, mark) {
      let word = start + mark.count
      guard word < bytes.count, rules.startsWord(bytes[word]), !isGlued(rules, bytes, start) else { continue }
      let end = wordEnd(rules, bytes, word)
      emit(end, markStyle)
      return end
    }
    if rules.isPlain {
      emit(start + 1, style)
      return start + 1
    }
    if rules.startsWord(byte) { return word(rules, style: style, bytes, start) }
    if byte >= 0x30, byte <= 0x39 {
      let end = numberEnd(bytes, start)
      emit(end, rules.hasNumbers ? .codeNumber : style)
      return end
    }
    emit(start + 1, style)
    return start + 1
  }

  /// A mark right after a word or another mark is none.
  private func isGlued(_ rules: LanguageRules, _ bytes: Span<UInt8>, _ start: Int) -> Bool {
    guard start > 0 else { return false }
    let before = bytes[start - 1]
    return rules.startsWord(before) && !rules.isPlain || before == bytes[start] || before == 0x29 || before == 0x5D
  }

  private func wordEnd(_ rules: LanguageRules, _ bytes: Span<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < bytes.count, rules.continuesWord(bytes[end]) { end += 1 }
    return end
  }

  private mutating func word(_ rules: LanguageRules, style: StyleName, _ bytes: Span<UInt8>, _ start: Int) -> Int {
    var end = start
    var hash = LanguageRules.hashStart
    while end < bytes.count, rules.continuesWord(bytes[end]) {
      LanguageRules.hash(rules.ignoresCase ? LanguageRules.lowered(bytes[end]) : bytes[end], into: &hash)
      end += 1
    }
    if let known = rules.words[hash] {
      // A member may be named as a keyword is.
      emit(end, start > 0 && bytes[start - 1] == 0x2E ? style : known)
    } else if end < bytes.count, let next = rules.before[bytes[end]] {
      emit(end, next)
    } else if let capitalized = rules.capitalized, bytes[start] >= 0x41, bytes[start] <= 0x5A {
      emit(end, capitalized)
    } else {
      emit(end, rules.word ?? style)
    }
    return end
  }

  private func numberEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var end = start + 1
    while end < bytes.count {
      let byte = bytes[end]
      let isPart = byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x5F
      let isPoint = byte == 0x2E && end + 1 < bytes.count && bytes[end + 1] >= 0x30 && bytes[end + 1] <= 0x39
      guard isPart || isPoint else { break }
      end += 1
    }
    return end
  }

  // MARK: Regions

  /// Begins a region where its mark stands at `start`; answers where to go on.
  private mutating func begin(_ number: Int, _ bytes: Span<UInt8>, _ start: Int) -> Int? {
    let region = language.regions[number]
    guard Self.matches(bytes, start, region.begin) else { return nil }
    let end = start + region.begin.count
    if region.isAtLineStart, start != 0 { return nil }
    if region.isApart, start > 0, !Self.isBreak(bytes[start - 1]) { return nil }
    if region.isTight, end == bytes.count || !Self.isTight(bytes[end]) { return nil }
    switch region.kind {
    case .usual:
      open(number)
      emit(end, region.style)
      return end
    case .token:
      emit(end, region.style)
      return end
    case .character:
      guard let last = characterEnd(region, bytes, end) else { return nil }
      emit(last, region.style)
      return last
    case .short:
      var last = end
      while last < min(bytes.count, end + 12), !Self.matches(bytes, last, region.end), bytes[last] > 0x20 { last += 1 }
      guard Self.matches(bytes, last, region.end) else { return nil }
      emit(last + region.end.count, region.style)
      return last + region.end.count
    case .heredoc: return heredoc(region, bytes, end)
    }
  }

  private func characterEnd(_ region: LanguageRegion, _ bytes: Span<UInt8>, _ start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    var end = start + 1
    if bytes[start] == region.escape {
      end += 1
      while end < min(bytes.count, start + 12), !Self.matches(bytes, end, region.end) { end += 1 }
    } else {
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    }
    return Self.matches(bytes, end, region.end) ? end + region.end.count : nil
  }

  /// `<<WORD`, `<<-WORD`, `<<~WORD`, also in quotes.
  private mutating func heredoc(_ region: LanguageRegion, _ bytes: Span<UInt8>, _ start: Int) -> Int? {
    var place = start
    if place < bytes.count, bytes[place] == 0x2D || bytes[place] == 0x7E { place += 1 }
    let quote = place < bytes.count && (bytes[place] == 0x27 || bytes[place] == 0x22) ? bytes[place] : nil
    if quote != nil { place += 1 }
    var word: [UInt8] = []
    while place < bytes.count, word.count < 64,
      (bytes[place] | 0x20) >= 0x61 && (bytes[place] | 0x20) <= 0x7A
        || bytes[place] == 0x5F || !word.isEmpty && bytes[place] >= 0x30 && bytes[place] <= 0x39
    {
      word.append(bytes[place])
      place += 1
    }
    guard let first = word.first, quote != nil || first < 0x61 || first == 0x5F else { return nil }
    if let quote {
      guard place < bytes.count, bytes[place] == quote else { return nil }
      place += 1
    }
    self.await(word)
    emit(place, .codeKeyword)
    return place
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x28 || byte == 0x3B || byte == 0x2C || byte == 0x3D || byte == 0x5B || byte == 0x7B
      || byte == 0x3A
  }

  private static func isTight(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x2F }

  // MARK: Starts of lines

  /// What the start of a line alone tells; answers where to go on.
  mutating func lineStart(_ bytes: Span<UInt8>) -> Int {
    let rules = language.rules[0]
    guard !rules.lines.isEmpty || rules.keys != nil else { return 0 }
    var start = 0
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    // A change says with its first byte what it is.
    for line in rules.lines where Self.matches(bytes, rules.isPlain ? 0 : start, line.begin) {
      emit(bytes.count, line.style)
      return bytes.count
    }
    guard let keys = rules.keys else { return 0 }
    while start + 1 < bytes.count, bytes[start] == 0x2D, bytes[start + 1] == 0x20 { start += 2 }
    guard start < bytes.count, rules.startsWord(bytes[start]) else { return 0 }
    var end = start
    while end < bytes.count, rules.continuesWord(bytes[end]) || bytes[end] == 0x2E || bytes[end] == 0x2D { end += 1 }
    let name = end
    while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    guard end < bytes.count, keys.separators.contains(bytes[end]) else { return 0 }
    if keys.wantsBlank, end + 1 < bytes.count, bytes[end + 1] != 0x20 { return 0 }
    emit(start, .code)
    emit(name, keys.style)
    return name
  }
}
