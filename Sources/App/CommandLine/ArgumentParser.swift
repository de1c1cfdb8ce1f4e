/// Reads a command line by the table. Says what is wrong in a sentence that names the nearest valid word.
struct ArgumentParser {
  private var rest: ArraySlice<String>
  private var parsed: ParsedArguments

  /// - Parameter arguments: those after the program's name.
  static func parse(_ arguments: [String]) throws(UsageProblem) -> ParsedArguments {
    let place = try commandPlace(in: arguments)
    var rest = arguments
    var command = CommandTable.root
    if let place, let named = CommandTable.command(named: arguments[place]) {
      command = named
      rest.remove(at: place)
      // The agent's own options are its own business.
      if named == CommandTable.demoAgent {
        return ParsedArguments(command: named, operands: Array(rest[place...]))
      }
    }
    var parser = ArgumentParser(rest: rest[...], parsed: ParsedArguments(command: command))
    return try parser.run()
  }

  /// Where the first word stands that is neither an option nor an option's value.
  private static func commandPlace(in arguments: [String]) throws(UsageProblem) -> Int? {
    let known = CommandTable.root.allOptions + CommandTable.commands.flatMap(\.options)
    var index = 0
    while index < arguments.count, arguments[index] != "--" {
      let word = arguments[index]
      if !word.hasPrefix("-") || word == "-" {
        if CommandTable.command(named: word) == nil { try refuseNearMiss(word) }
        return index
      }
      let takesValue = known.contains { ($0.name == word || $0.short == word) && $0.value != nil }
      index += takesValue ? 2 : 1
    }
    return nil
  }

  /// What other programs call it.
  private static let otherWords = [
    "help": "--help", "version": "--version", "ls": "list", "rm": "delete", "mv": "rename", "kill": "stop",
    "attach": "open", "resume": "open", "login": "doctor --sign-in",
  ]

  private static func refuseNearMiss(_ word: String) throws(UsageProblem) {
    guard let meant = otherWords[word] ?? NearMiss.of(word, in: CommandTable.commands.map(\.name)) else { return }
    throw UsageProblem(
      "There is no command “\(NameInSentence.of(word))”; did you mean “\(meant)”? A session of that name opens with: skein open \(word)"
    )
  }

  private mutating func run() throws(UsageProblem) -> ParsedArguments {
    var onlyOperands = false
    while let word = rest.popFirst() {
      if onlyOperands || !word.hasPrefix("-") || word == "-" {
        parsed.operands.append(word)
      } else if word == "--" {
        onlyOperands = true
      } else {
        try takeOption(word)
      }
    }
    if !parsed.has("--help"), !parsed.has("--version") { try checkCount() }
    return parsed
  }

  private mutating func takeOption(_ word: String) throws(UsageProblem) {
    let cut = word.hasPrefix("--") ? word.firstIndex(of: "=") : nil
    let name = cut.map { String(word[..<$0]) } ?? word
    var value = cut.map { String(word[word.index(after: $0)...]) }
    let options = parsed.command.allOptions
    guard let option = options.first(where: { $0.name == name || $0.short == name }) else { throw unknown(name) }
    guard let placeholder = option.value else {
      guard value == nil else { throw UsageProblem("\(option.name) takes no value.") }
      parsed.values[option.name] = []
      return
    }
    value = value ?? rest.popFirst()
    guard let value else { throw UsageProblem("\(option.name) needs a value: \(option.name) \(placeholder).") }
    guard option.choices.isEmpty || option.choices.contains(value) else {
      let near = NearMiss.of(value, in: option.choices).map { " Did you mean “\($0)”?" } ?? ""
      throw UsageProblem(
        "\(option.name) does not know “\(value)”.\(near) It takes: \(option.choices.joined(separator: ", ")).")
    }
    if option.repeats {
      parsed.values[option.name, default: []].append(value)
    } else {
      parsed.values[option.name] = [value]
    }
  }

  private func unknown(_ name: String) -> UsageProblem {
    let command = parsed.command.name.isEmpty ? "skein" : "skein \(parsed.command.name)"
    if let near = NearMiss.of(name, in: parsed.command.allOptions.map(\.name)) {
      return UsageProblem("\(command) has no option \(name); did you mean \(near)?")
    }
    return UsageProblem("\(command) has no option \(name). See: \(command) --help")
  }

  private func checkCount() throws(UsageProblem) {
    let command = parsed.command
    let count = parsed.operands.count
    guard !command.count.contains(count) else { return }
    let usage = "skein \(command.name)\(command.name.isEmpty ? "" : " ")\(command.operands)"
    if count < command.count.lowerBound { throw UsageProblem("Something is missing: \(usage)") }
    let hint =
      command.name.isEmpty ? " Quote a name that has spaces." : ""
    let extra = parsed.operands[command.count.upperBound]
    throw UsageProblem("“\(extra)” is one word too many: \(usage).\(hint)")
  }
}
