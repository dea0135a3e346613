/// A page of boxes, lines and words at fixed positions: what a diagram is before it is rendered.
///
/// Lengths are in points (1/72 inch); the origin is the top left corner and y grows downward. Lines
/// are painted first, then boxes in their order, so a line never crosses a box that it should pass
/// under. Every position is decided before rendering: the renderer only paints, which is what makes
/// a picture the same, byte for byte, each time.
public struct Drawing: Equatable, Sendable {
  /// Width of the page.
  public var width: Double
  /// Height of the page.
  public var height: Double
  /// What the picture is, in a few words; read aloud by screen readers.
  public var title: String
  /// What the picture shows and what was left out of it; read aloud by screen readers.
  public var summary: String
  /// Colour of the page.
  public var background = Color(0xffffff)
  /// Lines, painted first.
  public var lines: [Line] = []
  /// Boxes and the words in them, painted in this order.
  public var boxes: [Box] = []

  /// Creates an empty page.
  public init(width: Double, height: Double, title: String, summary: String) {
    self.width = width
    self.height = height
    self.title = title
    self.summary = summary
  }
}

extension Drawing {
  /// A place on the page.
  public struct Point: Hashable, Sendable {
    /// Distance from the left edge.
    public var x: Double
    /// Distance from the top edge.
    public var y: Double

    /// Creates a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// An upright rectangle.
  public struct Rectangle: Hashable, Sendable {
    /// Left edge.
    public var x: Double
    /// Top edge.
    public var y: Double
    /// Extent to the right, above 0.
    public var width: Double
    /// Extent downward, above 0.
    public var height: Double

    /// Creates a rectangle from its top left corner.
    public init(x: Double, y: Double, width: Double, height: Double) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// An opaque colour: `#rrggbb`.
  public struct Color: Hashable, Sendable {
    /// A number sign and six lower-case hexadecimal digits.
    public let hex: String

    /// Creates a colour from its 24 bits, such as `0x1f77b4`.
    public init(_ bits: UInt32) {
      precondition(bits <= 0xffffff, "A colour has 24 bits.")
      let digits = String(bits, radix: 16)
      hex = "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
  }

  /// How an outline is drawn.
  public struct Stroke: Hashable, Sendable {
    /// Colour of the outline.
    public var color: Color
    /// Width in points.
    public var width: Double
    /// Whether the outline is broken into dashes.
    public var isDashed: Bool

    /// Creates a stroke.
    public init(_ color: Color, width: Double = 1, isDashed: Bool = false) {
      self.color = color
      self.width = width
      self.isDashed = isDashed
    }
  }

  /// Words inside a box, already broken into lines that fit.
  public struct Label: Hashable, Sendable {
    /// Where the lines stand between the left and the right edge.
    public enum Alignment: Hashable, Sendable {
      /// At the left edge.
      case leading
      /// In the middle.
      case center
      /// At the right edge.
      case trailing
    }

    /// The lines from top to bottom; none holds a line break.
    public var lines: [String]
    /// Height of the type in points.
    public var fontSize: Double
    /// Whether the type is bold.
    public var isBold: Bool
    /// Colour of the type.
    public var color: Color
    /// Where the lines stand across the box.
    public var alignment: Alignment

    /// Creates a label.
    public init(
      _ lines: [String], fontSize: Double, isBold: Bool = false, color: Color = Color(0x1a1f24),
      alignment: Alignment = .center
    ) {
      self.lines = lines
      self.fontSize = fontSize
      self.isBold = isBold
      self.color = color
      self.alignment = alignment
    }
  }

  /// A shape with words in it; either may be absent.
  public struct Box: Hashable, Sendable {
    /// Outline of a box.
    public enum Shape: Hashable, Sendable {
      /// A rectangle.
      case rectangle
      /// A rectangle with round corners.
      case roundedRectangle
      /// An ellipse that touches the four sides of the frame.
      case ellipse
    }

    /// Where the box lies.
    public var frame: Rectangle
    /// Its outline.
    public var shape: Shape
    /// Colour inside; nothing is painted where absent.
    public var fill: Color?
    /// Outline; none is painted where absent.
    public var stroke: Stroke?
    /// Words, centred between the top and the bottom edge.
    public var label: Label?
    /// Text shown when the pointer rests on the box.
    public var tooltip: String?
    /// Address that the box leads to. Only `http` and `https` addresses become links.
    public var link: String?

    /// Creates a box.
    public init(
      _ frame: Rectangle, shape: Shape = .rectangle, fill: Color? = nil, stroke: Stroke? = nil,
      label: Label? = nil, tooltip: String? = nil, link: String? = nil
    ) {
      self.frame = frame
      self.shape = shape
      self.fill = fill
      self.stroke = stroke
      self.label = label
      self.tooltip = tooltip
      self.link = link
    }
  }

  /// A path of straight pieces.
  public struct Line: Hashable, Sendable {
    /// The corners from start to end, two or more.
    public var points: [Point]
    /// How it is drawn.
    public var stroke: Stroke
    /// Whether an arrowhead stands at the end.
    public var hasArrowhead: Bool
    /// Text shown when the pointer rests on the line.
    public var tooltip: String?

    /// Creates a line.
    public init(
      _ points: [Point], stroke: Stroke, hasArrowhead: Bool = false, tooltip: String? = nil
    ) {
      precondition(points.count >= 2, "A line has two or more points.")
      self.points = points
      self.stroke = stroke
      self.hasArrowhead = hasArrowhead
      self.tooltip = tooltip
    }
  }
}
