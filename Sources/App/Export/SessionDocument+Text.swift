import Conversation
import SessionEngine

extension SessionDocument {
  /// The session as a file of this format holds it.
  func text(as format: ExportOrder.Format) -> String {
    switch format {
    case .markdown: TranscriptMarkdown.text(of: blocks, title: record.name)
    case .json: String(decoding: bytes, as: UTF8.self)
    case .html: TranscriptHTML.page(of: blocks, title: record.name)
    }
  }
}
