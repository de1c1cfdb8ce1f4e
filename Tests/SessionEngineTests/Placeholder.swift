import Testing

@testable import SessionEngine
