/// Something that is named in a transcript and can be opened.
public enum Place: Hashable, Sendable {
  /// An address (`https:`, `http:`, `mailto:`).
  case link(String)
  /// A file as it was written, or in full once it was found; the line from 1 where one was named.
  case file(path: String, line: Int?)
}
