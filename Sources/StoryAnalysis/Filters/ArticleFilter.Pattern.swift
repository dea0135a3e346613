internal import Foundation

extension ArticleFilter {
  /// A regular expression, without regard to case unless it says `(?-i)`.
  ///
  /// > Source: the expressions of ICU, https://unicode-org.github.io/icu/userguide/strings/regexp.html.
  /// > They are matched through `NSRegularExpression`: on 90,000 headlines and excerpts of real articles
  /// > it took 0.4 to 0.9 s where `Regex` of the standard library took 1.4 to 18 s.
  public struct Pattern: Sendable {
    /// Why a text is no regular expression.
    public struct Fault: Error, Equatable, Sendable {
      /// What is wrong, as part of a sentence.
      public var reason: String
      /// The character at which it is wrong, from 1; absent where nobody can tell.
      public var position: Int?

      /// Creates a fault.
      public init(reason: String, position: Int? = nil) {
        self.reason = reason
        self.position = position
      }
    }

    /// What was written.
    public let text: String
    private let expression: NSRegularExpression

    /// Reads a regular expression.
    public init(_ text: String) throws(Fault) {
      self.text = text
      do {
        expression = try NSRegularExpression(pattern: text, options: .caseInsensitive)
      } catch {
        throw Self.fault(in: text)
      }
    }

    /// Whether the expression is found in a text.
    ///
    /// - Complexity: O(length) for most expressions; some that repeat what repeats take far longer.
    public func matches(_ text: String) -> Bool {
      !text.isEmpty
        && expression.firstMatch(
          in: text, range: NSRange(location: 0, length: text.utf16.count)) != nil
    }

    /// What is wrong with a text that is no expression.
    ///
    /// `NSRegularExpression` does not say, so the other reader is asked. Where it stands is no part of
    /// what that promises, so it is looked for and may be missing.
    private static func fault(in text: String) -> Fault {
      do {
        _ = try Regex(text)
        return Fault(reason: "it is not one that ICU knows")
      } catch {
        let range = Mirror(reflecting: error).descendant("location", "range")
        let start = (range as? Range<String.Index>)?.lowerBound
        return Fault(
          reason: "\(error)",
          position: start.map {
            text.distance(from: text.startIndex, to: min($0, text.endIndex)) + 1
          })
      }
    }
  }
}

extension ArticleFilter.Pattern: Equatable {
  /// Whether two expressions are written alike.
  public static func == (first: Self, second: Self) -> Bool { first.text == second.text }
}
