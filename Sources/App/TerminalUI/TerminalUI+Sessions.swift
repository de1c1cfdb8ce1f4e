import ChatUI
import Conversation
import SessionEngine

/// What of the care for sessions needs files; all of it goes on beside the screen and is told by the engine's events.
extension TerminalUI {
  func export(_ order: ExportOrder) {
    Task { [engine] in
      let outcome: ExportOrder.Outcome
      do throws(Problem) {
        let text = try await engine.document(of: order.session).text(as: order.format)
        outcome = try DocumentFile.write(text, to: order.path, replaces: order.replaces) ? .written : .exists
      } catch {
        outcome = .failed(error.text)
      }
      engine.events.post(.exported(order, outcome))
    }
  }

  func listTemplates() {
    Task { [engine, templates] in
      let summaries = templates.all().map { entry in
        switch entry.template {
        case .success(let template):
          TemplateSummary(name: entry.name, summary: template.summary, namePrefix: template.namePrefix)
        case .failure(let problem):
          TemplateSummary(name: entry.name, summary: "", namePrefix: entry.name, problem: problem.text)
        }
      }
      engine.events.post(.templates(summaries))
    }
  }

  func create(_ order: NewSessionOrder) {
    Task { [engine, templates, newSession] in
      do throws(Problem) {
        let session = try order.session(over: newSession, templates: templates)
        engine.send(.open(try await engine.create(session).id))
      } catch {
        engine.events.post(.problem(Problem(error.kind, error.text)))
      }
    }
  }
}
