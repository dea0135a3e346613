internal import GraphAlgorithms

/// The addresses of an article, and the ways in which an archive may spell them.
struct ArticleAddresses {
  /// The page.
  let page: String
  /// The AMP version; empty where there is none.
  let amp: String
  /// The AMP version in a cache; empty where there is none.
  let cachedAMP: String
  /// The page under its later headline; only its AMP address is the same.
  let revisedPage: String

  init(_ article: ArticlePlan, story: Int, slug: String, catalogue: ProviderCatalogue) {
    let publisher = catalogue[article.foreignHost ?? article.provider]
    if article.isVideo {
      page = "https://youtube.com/watch?v=\(Self.videoName(article, story: story))"
      (amp, cachedAMP, revisedPage) = ("", "", "")
      return
    }
    let parts = Parts(article, story: story, slug: slug, publisher: publisher)
    page = "https://\(publisher.host)\(parts.path)\(parts.ending)"
    revisedPage = "https://\(publisher.host)\(parts.path)-updated\(parts.ending)"
    guard article.hasAMP else {
      (amp, cachedAMP) = ("", "")
      return
    }
    let (host, rest) = parts.amp(publisher)
    amp = "https://\(host)\(rest)"
    let label = host.split(separator: "-", omittingEmptySubsequences: false)
      .joined(separator: "--").split(separator: ".").joined(separator: "-")
    cachedAMP = "https://\(label).cdn.ampproject.org/c/s/\(host)\(rest)"
  }

  /// What identifies a video: eleven characters, the same for no two.
  static func videoName(_ article: ArticlePlan, story: Int) -> String {
    let name = String(story * 1_000_000 + article.index, radix: 36)
    return String(repeating: "_", count: max(0, 11 - name.utf8.count)) + name
  }

  private struct Parts {
    let path: String
    let query: String
    let slash: String

    var ending: String { slash + query }

    init(
      _ article: ArticlePlan, story: Int, slug: String, publisher: ProviderCatalogue.Provider
    ) {
      let section = Phrases.sections[Int(article.salt % UInt64(Phrases.sections.count))]
      // The number makes the address the only one of its kind, whatever the headline.
      let name = "\(slug)-\(story)x\(article.index)"
      let time = CivilTime(seconds: article.published)
      switch publisher.pathStyle {
      case .section:
        (path, query, slash) = ("/\(section)/\(name)", "", "")
      case .dated:
        path = "/\(time.year)/\(CivilTime.two(time.month))/\(CivilTime.two(time.day))/\(name)"
        (query, slash) = ("", "/")
      case .numbered:
        (path, query, slash) = ("/\(section)/\(name).html", "?ico=home&id=\(article.index)", "")
      }
    }

    /// Host of the AMP version, and what follows it.
    func amp(_ publisher: ProviderCatalogue.Provider) -> (host: String, rest: String) {
      let host = publisher.host
      return switch publisher.ampStyle {
      case .folder: (host, "\(path)/amp/\(query)")
      case .host: ("amp.\(publisher.domain)", "\(path)\(ending)")
      case .prefix: (host, "/google-amp\(path)\(ending)")
      case .suffix: (host, "\(path).amp\(query)")
      case .parameter, .none: (host, "\(path)\(ending)\(query.isEmpty ? "?" : "&")amp")
      }
    }
  }
}

extension ArticleAddresses {
  /// The addresses that a statement gives, spelled its way: `nil` for a key that it leaves out.
  func spelled(_ statement: Statement) -> (web: String, amp: String?, cachedAMP: String?) {
    let hasAMP = !amp.isEmpty
    switch statement.form {
    case .nameless: return ("", nil, nil)
    case .webOnly: return (respelled(page, statement.salt), nil, nil)
    case .ampOnly: return (statement.salt % 2 == 0 ? amp : cachedAMP, nil, nil)
    case .full:
      return (respelled(page, statement.salt), hasAMP ? amp : nil, hasAMP ? cachedAMP : nil)
    case .revised: return (revisedPage, amp, cachedAMP)
    }
  }

  /// An address in one of the spellings that mean the same page; most often as it is.
  private func respelled(_ address: String, _ salt: UInt64) -> String {
    let hasQuery = address.utf8.contains(UInt8(ascii: "?"))
    switch salt % 60 {
    case 0: return "http" + address.dropFirst(5)
    case 1: return address + "#comments"
    case 2 where address.hasPrefix("https://www."): return "https://" + address.dropFirst(12)
    case 3 where !hasQuery:
      return address.hasSuffix("/") ? String(address.dropLast()) : address + "/"
    case 4...7:
      let tracker = Phrases.trackers[Int(salt / 60 % UInt64(Phrases.trackers.count))]
      return address + (hasQuery ? "&" : "?") + tracker
    default: return address
    }
  }
}
