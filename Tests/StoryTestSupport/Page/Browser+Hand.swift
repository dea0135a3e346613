extension Browser {
  /// A point of the window in CSS pixels from its upper left corner.
  public struct Point: Decodable, Sendable {
    public var x: Int, y: Int

    /// Creates a point.
    public init(x: Int, y: Int) { (self.x, self.y) = (x, y) }
  }

  /// Presses the mouse at a point and lets it go at the last of some others, if there are any.
  public func drag(from start: Point, to others: [Point] = []) async throws {
    func move(_ point: Point) -> [String: Any] {
      ["type": "pointerMove", "x": point.x, "y": point.y, "duration": 20]
    }
    let down: [String: Any] = ["type": "pointerDown", "button": 0]
    let release: [String: Any] = ["type": "pointerUp", "button": 0]
    let mouse: [String: Any] = [
      "type": "pointer", "id": "mouse", "parameters": ["pointerType": "mouse"],
      "actions": [move(start), down] + others.map(move) + [release],
    ]
    let _: String? = try await send("POST", "actions", ["actions": [mouse]])
  }

  /// Moves the mouse over a point.
  public func hover(_ point: Point) async throws {
    let mouse: [String: Any] = [
      "type": "pointer", "id": "mouse", "parameters": ["pointerType": "mouse"],
      "actions": [["type": "pointerMove", "x": point.x, "y": point.y, "duration": 0]],
    ]
    let _: String? = try await send("POST", "actions", ["actions": [mouse]])
  }

  /// Types words where the keyboard is.
  public func type(_ words: String) async throws {
    let strokes = words.map(String.init).flatMap { character in
      [["type": "keyDown", "value": character], ["type": "keyUp", "value": character]]
    }
    let _: String? = try await send(
      "POST", "actions", ["actions": [["type": "key", "id": "keys", "actions": strokes]]])
  }

  /// Waits until an expression of the page is true, for ten seconds at most.
  ///
  /// - Returns: Whether it became so.
  public func wait(until condition: String) async throws -> Bool {
    try await run(
      """
      return new Promise((done) => {
        const end = performance.now() + 10000;
        const look = () => {
          if (\(condition)) done(true);
          else if (performance.now() > end) done(false);
          else setTimeout(look, 20);
        };
        look();
      });
      """, as: Bool.self)
  }
}
