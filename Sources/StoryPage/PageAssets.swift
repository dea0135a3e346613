internal import CPageAssets

/// What is compiled into the program for the page.
enum PageAssets {
  /// The style sheet.
  static let style: String = {
    var count = 0
    let bytes = page_style(&count)
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }()
}
