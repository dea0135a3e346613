internal import Foundation
internal import StoryAnalysis

extension Manifest {
  /// The options of a filter. A condition that is not there has no value, and a list of values is
  /// written as JSON.
  static let filterStatements: [Statement] = [
    Statement(name: "since") { options, _ in
      options.filter.since?.text
    } apply: { value, options, _ in
      options.filter.since = value.flatMap(ArticleFilter.Time.init)
      return (value == nil) == (options.filter.since == nil)
    },
    Statement(name: "until") { options, _ in
      options.filter.until?.text
    } apply: { value, options, _ in
      options.filter.until = value.flatMap(ArticleFilter.Time.init)
      return (value == nil) == (options.filter.until == nil)
    },
    listStatement("provider", \.providers),
    listStatement("topic", \.topics),
    listStatement("type", \.types),
    Statement(name: "match") { options, _ in
      options.filter.pattern?.text
    } apply: { value, options, _ in
      options.filter.pattern = value.flatMap { try? ArticleFilter.Pattern($0) }
      return (value == nil) == (options.filter.pattern == nil)
    },
    Statement(name: "min-quality") { options, _ in
      options.filter.minimumQuality.map(String.init)
    } apply: { value, options, _ in
      options.filter.minimumQuality = value.flatMap { Int($0) }
      return (value == nil) == (options.filter.minimumQuality == nil)
    },
    Statement(name: "cluster") { options, _ in
      list(options.filter.clusters.map(String.init))
    } apply: { value, options, _ in
      let texts = list(value)
      options.filter.clusters = texts?.compactMap { Int($0) } ?? []
      return texts.map { $0.count == options.filter.clusters.count } ?? false
    },
    Statement(name: "around") { options, _ in
      options.filter.around
    } apply: { value, options, _ in
      options.filter.around = value
      return true
    },
    Statement(name: "depth") { options, _ in
      options.filter.around.map { _ in String(options.filter.depth) }
    } apply: { value, options, _ in
      guard let value else { return options.filter.around == nil }
      return assign(Int(value).flatMap { $0 >= 0 ? $0 : nil }, to: &options.filter.depth)
    },
    Statement(name: "show") { options, _ in
      flag(!options.filter.isEmpty && options.filter.mode == .show)
    } apply: { value, options, _ in
      assign(flag(value).map { $0 ? .show : .scope }, to: &options.filter.mode)
    },
  ]

  private static func listStatement(
    _ name: String, _ values: any WritableKeyPath<ArticleFilter, [String]> & Sendable
  ) -> Statement {
    Statement(name: name) { options, _ in
      list(options.filter[keyPath: values])
    } apply: { value, options, _ in
      assign(list(value), to: &options.filter[keyPath: values])
    }
  }

  /// Some texts as one; absent where there are none.
  private static func list(_ values: [String]) -> String? {
    values.isEmpty ? nil : JSONValue.array(values.map { .string($0) }).text
  }

  /// The texts that stand in one; nothing where it is no list.
  private static func list(_ value: String?) -> [String]? {
    guard let value else { return [] }
    return try? JSONDecoder().decode([String].self, from: Data(value.utf8))
  }
}
