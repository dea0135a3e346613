import Foundation

/// What keeps people from reading or using a page, as far as a program can see it.
///
/// > Source: Web Content Accessibility Guidelines 2.2, https://www.w3.org/TR/WCAG22/; Accessible Rich
/// > Internet Applications 1.2, https://www.w3.org/TR/wai-aria-1.2/. Deviations: text on pictures and
/// > gradients is judged by the plain colour below them, and words that a line crosses by the shape below it.
public enum PageAudit {
  /// What is looked for.
  public enum Rule: String, CaseIterable, Codable, Sendable {
    case language
    case title
    case reflow
    case uniqueID = "unique-id"
    case reference
    case headings
    case oneH1 = "one-h1"
    case oneMain = "one-main"
    case landmarks
    case role
    case aria
    case name
    case label
    case pictureName = "picture-name"
    case table
    case tabOrder = "tab-order"
    case hiddenFocus = "hidden-focus"
    case nested
    case keyboard
    case targetSize = "target-size"
    case contrast
    case fieldContrast = "field-contrast"
    // What a walk with the keyboard tells.
    case noTrap = "no-trap"
    case focusOrder = "focus-order"
    case focusVisible = "focus-visible"

    /// Number and page of the success criterion that asks for it.
    public var criterion: (number: String, source: String) {
      let (number, page) =
        switch self {
        case .language: ("3.1.1", "language-of-page")
        case .title: ("2.4.2", "page-titled")
        case .reflow: ("1.4.10", "reflow")
        case .uniqueID, .reference, .headings, .landmarks, .table:
          ("1.3.1", "info-and-relationships")
        case .oneH1, .oneMain: ("2.4.1", "bypass-blocks")
        case .role, .aria, .name, .nested, .hiddenFocus: ("4.1.2", "name-role-value")
        case .label: ("3.3.2", "labels-or-instructions")
        case .pictureName: ("1.1.1", "non-text-content")
        case .tabOrder, .focusOrder: ("2.4.3", "focus-order")
        case .keyboard: ("2.1.1", "keyboard")
        case .targetSize: ("2.5.8", "target-size-minimum")
        case .contrast: ("1.4.3", "contrast-minimum")
        case .fieldContrast: ("1.4.11", "non-text-contrast")
        case .noTrap: ("2.1.2", "no-keyboard-trap")
        case .focusVisible: ("2.4.7", "focus-visible")
        }
      return (number, "https://www.w3.org/WAI/WCAG22/Understanding/\(page)")
    }
  }

  /// A fault.
  public struct Finding: Codable, Hashable, Sendable, CustomStringConvertible {
    /// The rule that is broken.
    public var rule: Rule
    /// The element: its identifier, or its place and words.
    public var element: String
    /// What is wrong with it.
    public var why: String

    /// The fault in one line.
    public var description: String {
      "\(rule.rawValue) (WCAG 2.2, \(rule.criterion.number)): \(element) \(why)"
    }
  }

  private struct Answer: Decodable {
    var findings: [Finding]
    var asked: [Question]
  }

  /// What the browser is to tell of an element: its name, or its role where one is stated.
  private struct Question: Decodable {
    var rule: Rule
    var element: String
    var role: String?
    var asked: Browser.Element
  }

  /// Words for one role.
  private static let synonyms = [
    "image": "img", "presentation": "none", "graphics-document": "document",
  ]

  /// The faults of the page that is open, as it stands.
  public static func findings(in browser: Browser) async throws -> [Finding] {
    var known: Set<String> = []
    return try await findings(in: browser, known: &known)
  }

  /// - Parameter known: What was asked for before: a name and a role stay as they are on each screen.
  private static func findings(
    in browser: Browser, known: inout Set<String>
  ) async throws -> [Finding] {
    let answer = try await browser.run(
      try script("elements") + script("audit"), as: Answer.self)
    var findings = answer.findings
    for question in answer.asked
    where known.insert("\(question.rule) \(question.asked.identifier)").inserted {
      var why: String?
      if let role = question.role {
        let computed = try await browser.role(of: question.asked)
        if synonyms[computed, default: computed] != synonyms[role, default: role] {
          why = "is \(computed) to the browser, not \(role)"
        }
      } else if try await browser.name(of: question.asked)
        .trimmingCharacters(in: .whitespacesAndNewlines).isEmpty
      {
        why = "has no name"
      }
      guard let why else { continue }
      findings.append(Finding(rule: question.rule, element: question.element, why: why))
    }
    return findings
  }

  /// The faults of the page that is open on every screen that it must be fit for.
  public static func findings(
    in browser: Browser, on screens: [Browser.Screen]
  ) async throws -> [Finding] {
    var findings: [Finding] = []
    var known: Set<String> = []
    for screen in screens {
      try await browser.show(on: screen)
      for var finding in try await Self.findings(in: browser, known: &known) {
        finding.why += " (\(screen.name))"
        findings.append(finding)
      }
    }
    return findings
  }

  /// A script that lies beside this file.
  static func script(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return try String(contentsOf: folder.appending(path: name + ".js"), encoding: .utf8)
  }
}
