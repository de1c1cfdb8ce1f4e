// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target: Swift 6 language mode (by the tools version) and no warning left standing.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// One target of the product, `Sources/NAME`.
func module(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: strict)
}

/// The tests of one module, `Tests/NAMETests`.
func tests(
  of name: String, imports: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + imports, exclude: exclude, resources: resources,
    swiftSettings: strict)
}

let package = Package(
  name: "skein",
  products: [
    .executable(name: "skein", targets: ["skein"]),
    .library(name: "SessionEngine", targets: ["SessionEngine"]),
  ],
  targets: [
    // C: the only ways out of Swift, each behind a small header.
    .target(name: "CResources"),
    .target(
      name: "CCurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CSystem"),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CMarkdown", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"])]),

    module("JSON"),
    module("Conversation"),
    module("Agents", imports: ["Conversation", "JSON", "CSystem"]),
    module("History", imports: ["Conversation", "JSON", "CSQLite"]),
    module("SessionEngine", imports: ["Conversation", "Agents", "History", "JSON", "CSystem", "Resources"]),
    module("Terminal", imports: ["CSystem"]),
    module("ChatUI", imports: ["Conversation", "Terminal", "CMarkdown"]),
    module("Resources", imports: ["CResources"]),
    module(
      "App",
      imports: [
        "Agents", "CCurses", "CSystem", "ChatUI", "Conversation", "History", "JSON", "Resources",
        "SessionEngine", "Terminal",
      ]),
    .executableTarget(name: "skein", dependencies: ["App"], swiftSettings: strict),

    tests(of: "JSON"),
    tests(of: "Conversation"),
    .executableTarget(
      name: "ProcessProbe", dependencies: ["Agents", "CSystem"], path: "Tests/ProcessProbe", swiftSettings: strict),
    tests(
      of: "Agents", imports: ["CSystem", "JSON", "ProcessProbe", "RealClaude"],
      resources: [.copy("Recordings"), .copy("Expected")]),
    // Only for tests: the real claude, away from its service.
    .target(
      name: "RealClaude", dependencies: ["Agents", "Conversation"], path: "Tests/RealClaude", swiftSettings: strict),
    // Run by hand, see the head of its main.swift.
    .executableTarget(
      name: "DecodingBenchmark", dependencies: ["Agents", "Conversation"], path: "Tests/Benchmarks/Decoding",
      swiftSettings: strict),
    tests(of: "History", imports: ["Conversation", "JSON"]),
    tests(of: "SessionEngine", imports: ["Agents", "CSystem", "Conversation", "History", "JSON", "RealClaude"]),
    tests(of: "Terminal"),
    tests(of: "ChatUI", imports: ["Conversation", "Terminal"], resources: [.copy("Pictures")]),
    tests(
      of: "App",
      imports: [
        "Agents", "ChatUI", "CVTerm", "Conversation", "History", "JSON", "Resources", "SessionEngine", "Terminal",
      ],
      exclude: ["Looks/Specimens.md", "Looks/Specimens.coloured.txt"], resources: [.copy("Recordings/Pictures")]),
    // Only for tests: a terminal without a window (libvterm-dev).
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),
  ],
  cLanguageStandard: .gnu2x
)
