public import Foundation

/// Chromium without windows, driven through `chromedriver`.
///
/// > Source: W3C Recommendation "WebDriver", 2018, https://www.w3.org/TR/webdriver1/; the browser's log
/// > is an extension of `chromedriver`.
public struct Browser: Sendable {
  /// What a browser said of a page.
  public struct Message: Codable, Hashable, Sendable {
    /// How grave it is, such as `SEVERE`.
    public var level: String
    /// Where it comes from, and its words.
    public var message: String
  }

  /// What went wrong.
  public struct Failure: Error, CustomStringConvertible {
    /// Its words; those of the driver begin with the name of its error.
    public var description: String

    /// Creates a failure in words.
    public init(description: String) { self.description = description }
  }

  private struct Reply<Value: Decodable>: Decodable {
    var value: Value
  }

  private struct Refusal: Decodable {
    var error: String
    var message: String
  }

  private struct Opened: Decodable {
    var sessionId: String
  }

  private let session: URL

  private static let driver = path(of: ["chromedriver"])
  private static let program = path(of: ["chromium", "chromium-browser", "google-chrome"])

  /// Why there is no browser to test with; nothing where there is one.
  public static let missing: String? = {
    if driver == nil { return "chromedriver is not installed; run make browser-deps" }
    if program == nil { return "chromium is not installed; run make browser-deps" }
    return nil
  }()

  /// Opens a browser, and closes it in the end, whatever happens.
  ///
  /// - Parameter runsScripts: Whether pages run their scripts. Those of a test run in any case.
  public static func with<Result>(
    runsScripts: Bool = true, _ body: (Browser) async throws -> Result
  ) async throws -> Result {
    guard let driver, let program else { throw Failure(description: missing ?? "") }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: driver)
    process.arguments = ["--port=0"]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer {
      // Threads of a test hold back the softer signals, and a program begins with what its parent holds.
      // The browser is of the driver's group, so it ends too where it could not be asked to.
      kill(-process.processIdentifier, SIGKILL)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let port = try port(from: output.fileHandleForReading)
    guard let address = URL(string: "http://127.0.0.1:\(port)/session") else {
      throw Failure(description: "\(port) is no port.")
    }
    let options: [String: Any] = [
      "binary": program,
      "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--no-first-run", "--disable-background-networking", "--window-size=1280,900",
      ],
      "prefs": ["profile.managed_default_content_settings.javascript": runsScripts ? 1 : 2],
    ]
    let wanted: [String: Any] = [
      "goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
      // A dialog stays open, so that it can be asked for.
      "unhandledPromptBehavior": "ignore",
    ]
    let opened: Opened = try await send(
      "POST", address, ["capabilities": ["alwaysMatch": wanted]])
    let browser = Browser(session: address.appending(path: opened.sessionId))
    do {
      let result = try await body(browser)
      try await browser.end()
      return result
    } catch {
      try? await browser.end()
      throw error
    }
  }

  /// Goes to a page and waits until it is loaded.
  public func open(_ page: URL) async throws {
    let _: String? = try await send("POST", "url", ["url": page.absoluteString])
  }

  /// Runs the body of a function in the page and gives what it returns.
  public func run<Value: Decodable>(_ script: String, as type: Value.Type) async throws -> Value {
    try await send("POST", "execute/sync", ["script": script, "args": [String]()])
  }

  /// What the browser said since the last call: messages to the console, errors, requests refused.
  public func messages() async throws -> [Message] {
    try await send("POST", "se/log", ["type": "browser"])
  }

  /// The words of the dialog that is open; nothing where none is.
  public func dialog() async throws -> String? {
    do {
      let text: String? = try await send("GET", "alert/text", nil)
      return text
    } catch let failure as Failure where failure.description.hasPrefix("no such alert") {
      return nil
    }
  }

  /// Closes the dialog that is open.
  public func dismissDialog() async throws {
    let _: String? = try await send("POST", "alert/dismiss", [:])
  }

  /// A picture of the window, as PNG.
  public func screenshot() async throws -> Data {
    let text: String = try await send("GET", "screenshot", nil)
    guard let data = Data(base64Encoded: text) else {
      throw Failure(description: "The screenshot is not in base 64.")
    }
    return data
  }

  /// Asks the driver for something of the page.
  func send<Value: Decodable>(
    _ method: String, _ command: String, _ body: [String: Any]?
  ) async throws -> Value {
    try await Self.send(method, session.appending(path: command), body)
  }

  /// Gives a command to the browser itself, whose answer is not needed.
  ///
  /// > Source: Chrome DevTools Protocol, https://chromedevtools.github.io/devtools-protocol/.
  func tell(_ command: String, _ parameters: [String: Any]) async throws {
    struct Nothing: Decodable {}
    let _: Nothing = try await send(
      "POST", "goog/cdp/execute", ["cmd": command, "params": parameters])
  }

  private func end() async throws {
    let _: String? = try await Self.send("DELETE", session, nil)
  }

  private static func send<Value: Decodable>(
    _ method: String, _ address: URL, _ body: [String: Any]?
  ) async throws -> Value {
    let content = try body.map { try JSONSerialization.data(withJSONObject: $0) } ?? Data()
    let (status, data) = try LocalRequest(method: method, address: address, content: content).send()
    guard status == 200 else {
      let refusal = try? JSONDecoder().decode(Reply<Refusal>.self, from: data).value
      throw Failure(
        description: refusal.map { "\($0.error): \($0.message)" }
          ?? String(decoding: data, as: UTF8.self))
    }
    return try JSONDecoder().decode(Reply<Value>.self, from: data).value
  }

  /// The port that the driver says it has taken.
  private static func port(from output: FileHandle) throws -> Int {
    var text = ""
    while true {
      let data = output.availableData
      if data.isEmpty { throw Failure(description: "chromedriver ended: \(text)") }
      text += String(decoding: data, as: UTF8.self)
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        guard line.contains("started successfully on port") else { continue }
        if let port = Int(line.filter(\.isNumber)) { return port }
      }
    }
  }

  private static func path(of names: [String]) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    for name in names {
      for folder in folders {
        let path = "\(folder)/\(name)"
        if FileManager.default.isExecutableFile(atPath: path) { return path }
      }
    }
    return nil
  }
}
