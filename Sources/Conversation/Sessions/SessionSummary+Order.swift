extension SessionSummary {
  /// The order of the list: pinned sessions first, then by place, of equal places the older one.
  public func precedes(_ other: SessionSummary) -> Bool {
    if isPinned != other.isPinned { return isPinned }
    return (place, created, id.rawValue) < (other.place, other.created, other.id.rawValue)
  }
}
