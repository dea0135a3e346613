internal import CPageAssets

/// What is compiled into the program for the page.
enum PageAssets {
  /// The style sheet.
  static let style = text(page_style)
  /// The script.
  static let script = text(page_script)

  /// The bytes are constants of the program: they stay where they are.
  private static func text(
    _ asset: (UnsafeMutablePointer<Int>) -> UnsafePointer<UInt8>
  ) -> String {
    var count = 0
    let bytes = asset(&count)
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}
