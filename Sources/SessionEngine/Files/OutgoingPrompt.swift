import Agents
import Conversation
import History

/// A prompt on its way to an agent, with the files and pictures that it names. What is kept of it stays as it was typed.
struct OutgoingPrompt: Sendable {
  /// The most pictures of one prompt, and their bytes together: the Messages API takes requests up to 32 MB, as base64.
  static let mostImages = 20
  static let mostImageBytes = 20 * 1024 * 1024

  var request: AgentRequest
  /// What could not be put in.
  var problems: [Problem] = []

  /// Why a prompt cannot be sent as it is; nil where it can.
  static func problem(with prompt: Prompt, of record: SessionRecord, in context: SessionContext) async -> Problem? {
    guard needsFiles(prompt, record, context) else { return nil }
    return await read(prompt, of: record, in: context).problems.first
  }

  /// Reads what the prompt names. What has become unreadable since it was given is told in its place.
  static func read(_ prompt: Prompt, of record: SessionRecord, in context: SessionContext) async -> OutgoingPrompt {
    guard needsFiles(prompt, record, context) else { return OutgoingPrompt(request: .prompt(prompt)) }
    let readsMentions = context.connector.readsMentions(record.options.agent)
    let folder = record.options.folder
    let id = record.id
    return await offThePool { read(prompt, session: id, folder: folder, agentReadsMentions: readsMentions) }
  }

  private static func needsFiles(_ prompt: Prompt, _ record: SessionRecord, _ context: SessionContext) -> Bool {
    if !prompt.images.isEmpty { return true }
    return !prompt.isComposed && prompt.text.utf8.contains(UInt8(ascii: "@"))
      && !context.connector.readsMentions(record.options.agent)
  }

  private static func read(
    _ prompt: Prompt, session: SessionID, folder: String, agentReadsMentions: Bool
  ) -> OutgoingPrompt {
    var prompt = prompt
    var problems: [Problem] = []
    func tell(_ problem: Problem) { problems.append(Problem(problem.kind, session: session, problem.text)) }
    if !prompt.isComposed {
      do throws(Problem) {
        let composed = try PromptComposer(folder: folder, agentReadsMentions: agentReadsMentions).prompt(prompt.text)
        prompt.text = composed.text
        prompt.isComposed = composed.isComposed
        prompt.images += composed.images
      } catch {
        tell(error)
      }
    }
    var contents: [ImageContent] = []
    var total = 0
    for image in prompt.images {
      do throws(Problem) {
        let file = try ImageFile(image.path)
        total += file.bytes.count
        guard contents.count < mostImages, total <= mostImageBytes else {
          throw Problem(
            .usage,
            "A prompt takes at most \(mostImages) pictures of \(mostImageBytes / 1024 / 1024) MB together; \(image.path) is the first too many."
          )
        }
        contents.append(file.content)
      } catch {
        tell(error)
      }
    }
    let request: AgentRequest = contents.isEmpty ? .prompt(prompt) : .promptWithImages(prompt, contents)
    return OutgoingPrompt(request: request, problems: problems)
  }
}
