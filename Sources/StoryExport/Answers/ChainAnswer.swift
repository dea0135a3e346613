public import StoryAnalysis

/// How one article leads to another, in words and as JSON.
public struct ChainAnswer: Sendable {
  private let source: ArticleID
  private let target: ArticleID
  private let graph: StoryGraph
  private let chain: StoryChain?
  private let filter: String?

  /// Finds the strongest chain between two articles. It leads through everything that is measured: a
  /// chain without some of its links would be none.
  public init(from source: ArticleID, to target: ArticleID, in analysis: ArchiveAnalysis) {
    self.source = source
    self.target = target
    graph = analysis.graph
    filter = analysis.filterText
    chain = StoryChain(from: source, to: target, in: graph)
  }

  /// The words.
  public var text: String {
    words + (filter.map { "\n\(TerminalText.plain($0))\n" } ?? "")
  }

  private var words: String {
    guard let chain else {
      return """
        No chain of links leads from
          \(AnswerText.line(source, of: graph))
        to
          \(AnswerText.line(target, of: graph))

        """
    }
    var text = sentence(chain) + "\n\n  " + AnswerText.line(source, of: graph) + "\n"
    for step in chain.steps {
      let weight = NumberText.fixed(step.weight, decimals: 4)
      for (number, link) in step.links.enumerated() {
        let arrow = link.source == step.source ? "names the next" : "is named by the next"
        let place = TerminalText.plain(graph.place(of: link).description)
        text += "    \(arrow), \(place)" + (number == 0 ? ", weight \(weight)" : "") + "\n"
      }
      text += "  " + AnswerText.line(step.target, of: graph) + "\n"
    }
    return text
  }

  private func sentence(_ chain: StoryChain) -> String {
    guard !chain.steps.isEmpty else { return "The two are one article." }
    let steps = NumberText.counted(chain.steps.count, "step")
    let strength = NumberText.exact(chain.strength)
    switch chain.order {
    case .forward: return "The strongest chain in time order: \(steps), strength \(strength)."
    case .backward:
      return "The strongest chain in time order, from the later: \(steps), strength \(strength)."
    case .none:
      return """
        No chain in time order; the strongest chain of all is not in time order: \(steps), strength \
        \(strength).
        """
    }
  }

  /// The answer as one object; `steps` is empty and `strength` is `null` where there is no chain.
  public var json: JSONValue {
    .object([
      .init("from", .object(JSONValue.members(of: source, in: graph))),
      .init("to", .object(JSONValue.members(of: target, in: graph))),
      .init("isFound", .boolean(chain != nil)),
      .init("isInTimeOrder", chain.map { .boolean($0.order != .none) } ?? .null),
      .init("order", chain.map { .string($0.order.rawValue) } ?? .null),
      .init("strength", chain.map { .number($0.strength) } ?? .null),
      .init(
        "articles",
        .array((chain?.articles ?? []).map { .object(JSONValue.members(of: $0, in: graph)) })),
      .init("steps", .array((chain?.steps ?? []).map(json))),
      .init("filter", filter.map { .string($0) } ?? .null),
    ])
  }

  private func json(_ step: StoryChain.Step) -> JSONValue {
    .object([
      .init("source", .string(graph[step.source].identifier)),
      .init("target", .string(graph[step.target].identifier)),
      .init("weight", .number(step.weight)),
      .init(
        "links",
        .array(
          step.links.map { link in
            .object(
              [
                .init("source", .string(graph[link.source].identifier)),
                .init("target", .string(graph[link.target].identifier)),
                .init("weight", .number(link.weight)),
              ] + JSONValue.members(of: graph.place(of: link)))
          })),
    ])
  }
}
