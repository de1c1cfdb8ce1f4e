// The calls of this module speak in the words of these: options, prompts, blocks, problems; stores; connectors; values of metadata.
// A program that imports only SessionEngine has them too. Swift has no other spelling for that.
@_exported import Agents
@_exported import Conversation
@_exported import History
@_exported import JSON
