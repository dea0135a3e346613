internal import CYaml

/// The events of a YAML text, one after the other, as libyaml gives them before any tree is built.
///
/// All pointers of libyaml's parser stay in this file. Its invariants:
/// - `parser` is initialised before its first use and deleted once, in `deinit`;
/// - the text outlives the value, which is only used inside the closure that was given the text;
/// - an event is deleted before the next one is asked for, and what is kept of it is copied.
final class YAMLEvents {
  /// What a text is made of, as far as limits ask for it.
  enum Event {
    /// A text of so many bytes, and its anchor; whether it reads `related`.
    case scalar(count: Int, anchor: String?, isRelated: Bool)
    case alias(String)
    case beginMapping(anchor: String?)
    /// A list; whether each entry begins a line with a dash.
    case beginSequence(anchor: String?, isBlock: Bool)
    /// The end of the innermost list or mapping.
    case endCollection
    /// The beginning or end of the stream or of a document.
    case other

    /// The name that others may repeat the value by.
    var anchor: String? {
      switch self {
      case .scalar(_, let anchor, _), .beginMapping(let anchor), .beginSequence(let anchor, _):
        anchor
      case .alias, .endCollection, .other: nil
      }
    }
  }

  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let isReady: Bool
  private var isAtEnd = false

  /// Line and column at which the last event began, from 1, as libyaml counts them.
  private(set) var line = 1
  private(set) var column = 1

  init(_ text: UnsafeBufferPointer<UInt8>) {
    isReady = yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
  }

  /// The next event; `nil` at the end, and where the text is no YAML.
  func next() -> Event? {
    guard isReady, !isAtEnd else { return nil }
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      isAtEnd = true
      return nil
    }
    defer { yaml_event_delete(&event) }
    line = Int(event.start_mark.line) + 1
    column = Int(event.start_mark.column) + 1
    switch event.type {
    case YAML_SCALAR_EVENT:
      let text = UnsafeBufferPointer(
        start: event.data.scalar.value, count: Int(event.data.scalar.length))
      return .scalar(
        count: text.count, anchor: Self.name(event.data.scalar.anchor),
        isRelated: text.elementsEqual("related".utf8))
    case YAML_ALIAS_EVENT:
      return .alias(Self.name(event.data.alias.anchor) ?? "")
    case YAML_MAPPING_START_EVENT:
      return .beginMapping(anchor: Self.name(event.data.mapping_start.anchor))
    case YAML_SEQUENCE_START_EVENT:
      return .beginSequence(
        anchor: Self.name(event.data.sequence_start.anchor),
        isBlock: event.data.sequence_start.style == YAML_BLOCK_SEQUENCE_STYLE)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      return .endCollection
    case YAML_STREAM_END_EVENT:
      isAtEnd = true
      return .other
    default:
      return .other
    }
  }

  private static func name(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(decodingCString: $0, as: UTF8.self) }
  }
}
