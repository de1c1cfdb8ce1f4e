/// Why the terminal cannot show Skein. `description` is the one sentence for the user; the exit code is 2.
public enum TerminalProblem: Error, Equatable, CustomStringConvertible {
  case notATerminal
  case noType
  case unknownType(String)
  case tooSimple(String)
  case cannotOpen(String)

  public var description: String {
    let remedy = "`skein chat` works without."
    return switch self {
    case .notATerminal: "Input and output are not both a terminal; \(remedy)"
    case .noType: "The variable TERM is not set, so nothing is known about this terminal; \(remedy)"
    case .unknownType(let type): "The terminal type \"\(type)\" (TERM) is not known here; \(remedy)"
    case .tooSimple(let type): "A terminal of type \"\(type)\" (TERM) cannot place its cursor; \(remedy)"
    case .cannotOpen(let reason): "The terminal cannot be used (\(reason)); \(remedy)"
    }
  }
}
