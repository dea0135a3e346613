internal import GraphAlgorithms

/// The providers of a generated archive, the most frequent first.
struct ProviderCatalogue: Sendable {
  /// Place of the portal that shows the articles of others under its own domain.
  static let portal = 0
  /// Place of the video platform, whose channels share a domain.
  static let video = 1
  /// How many providers an archive may have.
  static let counts = 3...1200

  private let providers: [Provider]
  /// Zipf's law in whole numbers: the sum of the weights up to each provider.
  private let bounds: [UInt64]

  struct Provider: Sendable {
    var name: String
    /// Without `www.`, in lower case; no two providers share one.
    var domain: String
    /// Host of the pages.
    var host: String
    var ampStyle: AMPStyle
    var pathStyle: PathStyle
    var hasLogo: Bool
  }

  /// Where a publisher puts the AMP version of a page.
  enum AMPStyle: CaseIterable {
    case none, folder, parameter, host, prefix, suffix
  }

  /// What the path of a page looks like.
  enum PathStyle: CaseIterable {
    case section, dated, numbered
  }

  init(count: Int) {
    providers = (0..<count).map(Self.provider)
    var sum: UInt64 = 0
    bounds = (1...count).map { rank in
      sum += 1_000_000_000 / UInt64(rank)
      return sum
    }
  }

  var count: Int { providers.count }

  subscript(index: Int) -> Provider { providers[index] }

  /// A provider, each as often as its rank allows.
  func draw(_ random: inout SplitMix64) -> Int {
    let value = random.integer(below: bounds[count - 1])
    var low = 0
    var high = count - 1
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func provider(_ index: Int) -> Provider {
    switch index {
    case portal:
      return Provider(
        name: "MSN", domain: "msn.com", host: "www.msn.com", ampStyle: .none, pathStyle: .section,
        hasLogo: true)
    case video:
      return Provider(
        name: "YouTube", domain: "youtube.com", host: "youtube.com", ampStyle: .none,
        pathStyle: .section, hasLogo: false)
    default:
      break
    }
    // Each pair of words once: the second runs through all of its words for each of the first.
    let number = index - 2
    let first = Phrases.providerFirsts[number % 40]
    let second = Phrases.providerSeconds[(number / 40 + number * 7) % 30]
    let isHyphenated = number % 9 == 4
    let label = (first + (isHyphenated ? "-" : "") + second).lowercased()
    let domain = label + Phrases.topLevels[number % Phrases.topLevels.count]
    let name =
      switch number % 7 {
      case 1: "The \(first) \(second)"
      case 2: "\(first)\(second).com"
      case 3: "\(first)-\(second.lowercased())"
      case 4: "\(first)\(second)+"
      case 5: "\(first), \(second) & Post"
      case 6: "\(first)’s \(second)"
      default: "\(first) \(second)"
      }
    return Provider(
      name: name, domain: domain, host: (number % 4 == 3 ? "" : "www.") + domain,
      // Some three in ten articles have an AMP page.
      ampStyle: number % 3 == 0 ? AMPStyle.allCases[1 + number / 3 % 5] : .none,
      pathStyle: PathStyle.allCases[number / 4 % 5 % 3], hasLogo: number % 5 == 1)
  }
}
