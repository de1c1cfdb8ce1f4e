/// Who said something; what a tool was asked and answered counts as the tool's.
public enum SearchRole: String, Hashable, Codable, Sendable { case user, agent, tool }
