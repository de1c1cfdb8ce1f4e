import JSON

/// An object that is being built; what is nil is left out.
struct JSONObject {
  private var members: [JSONMember] = []

  var value: JSONValue { .object(members) }

  subscript(key: String) -> JSONValue? {
    get { members.last { $0.key == key }?.value }
    set {
      if let newValue { members.append(JSONMember(key, newValue)) }
    }
  }
}
