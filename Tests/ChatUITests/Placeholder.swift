import Testing

@testable import ChatUI
