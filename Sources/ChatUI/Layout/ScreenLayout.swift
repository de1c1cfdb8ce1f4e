import Terminal

/// Where everything goes: a pure function of the size and of what wants to be seen. Nothing overlaps; what finds no room
/// is empty. The composer keeps a row as long as there is one.
public struct ScreenLayout: Equatable, Sendable {
  public enum SidebarMode: Hashable, Sendable { case automatic, hidden, focused }

  /// What wants to be seen, in rows.
  public struct Wants: Equatable, Sendable {
    public var sidebar = SidebarMode.automatic
    /// In columns; on a screen of less than 100 it is at most 24. Nil: the usual one, and more where the screen is wide.
    public var sidebarWidth: Int?
    public var composer = 1
    public var queue = 0
    public var messages = 0
    /// What can be put in where the cursor is.
    public var completion = 0
    public var permission = 0
    public var isPermissionFocused = false
    public var isPermissionWhole = false
    /// No header; the caller hides the sidebar.
    public var isZoomed = false
    /// A second session is to be seen too.
    public var isSplit = false
    /// The session at hand is the right or lower one of two.
    public var isSecondAtHand = false

    public init() {}
  }

  /// Below so many columns the sidebar hides, and takes the whole width while it has the focus.
  public static let narrow = 70
  /// The sidebar's width in columns where nothing else is wished: of a wide screen it takes what the transcript can spare, up to where
  /// it tells all it knows.
  private static func usualSidebar(of columns: Int, isSplit: Bool) -> Int {
    isSplit ? 28 : min(max(28, columns - 112), 68)
  }

  public var sidebar = Rect(Size(rows: 0, columns: 0))
  /// The line between sidebar and the rest.
  public var divider = Rect(Size(rows: 0, columns: 0))
  public var header = Rect(Size(rows: 0, columns: 0))
  public var transcript = Rect(Size(rows: 0, columns: 0))
  public var queue = Rect(Size(rows: 0, columns: 0))
  public var permission = Rect(Size(rows: 0, columns: 0))
  public var messages = Rect(Size(rows: 0, columns: 0))
  public var completion = Rect(Size(rows: 0, columns: 0))
  /// The line above the composer.
  public var rule = Rect(Size(rows: 0, columns: 0))
  public var composer = Rect(Size(rows: 0, columns: 0))
  public var status = Rect(Size(rows: 0, columns: 0))
  /// The session beside the one at hand, and the line between the two.
  public var otherHeader = Rect(Size(rows: 0, columns: 0))
  public var otherTranscript = Rect(Size(rows: 0, columns: 0))
  public var splitLine = Rect(Size(rows: 0, columns: 0))

  public init(_ size: Size, _ wants: Wants) {
    var area = Rect(size)
    if size.rows >= 3 { (area, status) = area.splitBottom(1) }
    area = placeSidebar(wants, in: area)
    if area.isEmpty { return }
    if wants.isSplit { area = placeOther(wants, in: area) }
    let isTwo = !otherTranscript.isEmpty

    if area.rows >= (isTwo ? 6 : 8), !wants.isPermissionWhole, isTwo || !wants.isZoomed {
      (header, area) = area.splitTop(1)
    }
    var free = area.rows
    let hasPermission = wants.permission > 0
    /// Takes rows while `spare` ones remain for what comes after.
    func take(_ wanted: Int, leaving spare: Int) -> Int {
      let taken = max(0, min(wanted, free - spare))
      free -= taken
      return taken
    }
    let share = wants.isPermissionWhole || (wants.isPermissionFocused && size.rows < 16) ? 1 : max(1, size.rows * 2 / 5)
    let composerRows = take(min(max(1, wants.composer), share), leaving: 0)
    let ruleRows = area.rows >= 6 ? take(1, leaving: 1) : 0
    let completionRows = take(min(wants.completion, max(3, area.rows / 3)), leaving: 0)
    let messageRows = take(wants.messages, leaving: 0)
    var permissionRows = 0
    if hasPermission {
      if wants.isPermissionWhole {
        permissionRows = take(free, leaving: 0)
      } else {
        // Asked about, it may take most of the screen; unasked, it leaves the transcript the greater part.
        let limit = wants.isPermissionFocused ? max(4, free - min(3, free / 6)) : max(4, free / 2)
        permissionRows = take(min(wants.permission, limit), leaving: 0)
      }
    }
    let queueRows = take(min(wants.queue, 4), leaving: 3)

    (transcript, area) = area.splitTop(free)
    (queue, area) = area.splitTop(queueRows)
    (permission, area) = area.splitTop(permissionRows)
    (messages, area) = area.splitTop(messageRows)
    (completion, area) = area.splitTop(completionRows)
    (rule, area) = area.splitTop(ruleRows)
    composer = area.splitTop(composerRows).top
  }

  private mutating func placeSidebar(_ wants: Wants, in area: Rect) -> Rect {
    let mode = wants.sidebar
    if mode == .hidden || (mode == .automatic && area.columns < Self.narrow) { return area }
    if area.columns < Self.narrow {
      sidebar = area
      return Rect(row: area.row, column: area.endColumn, rows: area.rows, columns: 0)
    }
    let width = wants.sidebarWidth ?? Self.usualSidebar(of: area.columns, isSplit: wants.isSplit)
    let (left, rest) = area.splitLeft(min(width, area.columns < 100 ? 24 : area.columns / 2))
    sidebar = left
    let (line, right) = rest.splitLeft(1)
    divider = line
    return right
  }
}
