/// A block as a store writes it: the long texts as they are, the rest as JSON that tolerates fields to come.
struct BlockRow {
  var id: Int64
  var time: Int64
  var kind: String
  var parent: String?
  var text: String
  var output: String?
  var detail: String
}
