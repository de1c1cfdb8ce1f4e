// swift-tools-version: 6.2
import PackageDescription

/// Programs that use Skein as a library. Each imports `SessionEngine` and nothing else of it.
func example(_ name: String) -> Target {
  .executableTarget(
    name: name, dependencies: [.product(name: "SessionEngine", package: "skein")],
    swiftSettings: [.treatAllWarnings(as: .error)])
}

let package = Package(
  name: "Examples",
  dependencies: [.package(name: "skein", path: "../..")],
  targets: [example("TwoTurns"), example("Pool"), example("Correction")]
)
