public import Foundation

extension Browser {
  /// What a page is looked at on.
  public struct Screen: Hashable, Sendable {
    /// A word for it.
    public var name: String
    /// Width and height in CSS pixels.
    public var width: Int, height: Int
    /// Whether its reader likes a dark ground.
    public var isDark = false
    /// Whether it is held in a hand: the page's own word on its width counts.
    public var isPhone = false
    /// Whether it is paper.
    public var isPaper = false

    /// A telephone.
    public static let phone = Self(name: "phone", width: 390, height: 844, isPhone: true)
    /// A laptop.
    public static let laptop = Self(name: "laptop", width: 1_280, height: 800)
    /// A laptop at night.
    public static let dark = Self(name: "dark", width: 1_280, height: 800, isDark: true)
    /// The width to which a page must yield (WCAG 2.2, 1.4.10).
    public static let narrow = Self(name: "narrow", width: 320, height: 640)
    /// A sheet of A4 within its margins of 10 mm, at 96 pixels to the inch.
    public static let paper = Self(name: "paper", width: 718, height: 1_047, isPaper: true)
  }

  /// Shows pages on such a screen from now on. Nothing moves by itself there, so that what is measured
  /// stands still.
  public func show(on screen: Screen) async throws {
    try await tell(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": screen.width, "height": screen.height, "deviceScaleFactor": screen.isPhone ? 2 : 1,
        "mobile": screen.isPhone,
      ])
    try await tell(
      "Emulation.setEmulatedMedia",
      [
        "media": screen.isPaper ? "print" : "screen",
        "features": [
          ["name": "prefers-color-scheme", "value": screen.isDark ? "dark" : "light"],
          ["name": "prefers-reduced-motion", "value": "reduce"],
        ],
      ])
  }

  /// Pictures of the whole page from its top to its end, as PNG, each at most so many pixels high.
  public func pictures(height: Int) async throws -> [Data] {
    let size = try await run(
      "const e = document.documentElement; return [e.clientWidth, e.scrollHeight];", as: [Int].self)
    var pictures: [Data] = []
    for top in stride(from: 0, to: size[1], by: height) {
      struct Picture: Decodable { var data: Data }
      let clip = [
        "x": 0, "y": top, "width": size[0], "height": min(height, size[1] - top), "scale": 1,
      ]
      let picture: Picture = try await send(
        "POST", "goog/cdp/execute",
        [
          "cmd": "Page.captureScreenshot",
          "params": ["format": "png", "captureBeyondViewport": true, "clip": clip],
        ])
      pictures.append(picture.data)
    }
    return pictures
  }

  /// The page on sheets of A4, as PDF.
  public func printed() async throws -> Data {
    let sheet: [String: Any] = [
      "page": ["width": 21.0, "height": 29.7],
      "margin": ["top": 1.0, "bottom": 1.0, "left": 1.0, "right": 1.0],
    ]
    let text: String = try await send("POST", "print", sheet)
    guard let data = Data(base64Encoded: text) else {
      throw Failure(description: "The print is not in base 64.")
    }
    return data
  }

  /// The addresses that the browser has asked for since the last call, pages included.
  public func requests() async throws -> [String] {
    struct Entry: Decodable { var message: String }
    struct Outer: Decodable { var message: Inner }
    struct Inner: Decodable { var method: String, params: Parameters }
    struct Parameters: Decodable { var request: Request? }
    struct Request: Decodable { var url: String }
    let entries: [Entry] = try await send("POST", "se/log", ["type": "performance"])
    return try entries.compactMap { entry in
      // Most entries are of other things, whose parameters have other shapes.
      guard entry.message.contains("\"Network.requestWillBeSent\"") else { return nil }
      let outer = try JSONDecoder().decode(Outer.self, from: Data(entry.message.utf8))
      return outer.message.params.request?.url
    }
  }

  /// What a browser makes of an element for those who hear or feel a page.
  struct Element: Decodable {
    var identifier: String

    private enum CodingKeys: String, CodingKey {
      case identifier = "element-6066-11e4-a52e-4f735466cecf"
    }
  }

  /// The role of an element as the browser computes it.
  func role(of element: Element) async throws -> String {
    try await send("GET", "element/\(element.identifier)/computedrole", nil)
  }

  /// The name of an element as the browser computes it.
  func name(of element: Element) async throws -> String {
    try await send("GET", "element/\(element.identifier)/computedlabel", nil)
  }

  /// Presses and releases a key some times.
  public func press(_ key: Key, times: Int = 1) async throws {
    let strokes = (0..<times).flatMap { _ in
      [["type": "keyDown", "value": key.rawValue], ["type": "keyUp", "value": key.rawValue]]
    }
    let _: String? = try await send(
      "POST", "actions", ["actions": [["type": "key", "id": "keys", "actions": strokes]]])
  }

  /// Keys by their characters in WebDriver.
  public enum Key: String, Sendable {
    case tab = "\u{E004}"
    case enter = "\u{E007}"
    case escape = "\u{E00C}"
    case space = " "
    case left = "\u{E012}"
    case up = "\u{E013}"
    case right = "\u{E014}"
    case down = "\u{E015}"
  }
}
