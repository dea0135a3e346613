internal import Foundation
internal import StoryParsing

/// What the page may do, as a browser holds it to it: nothing but its own style and script.
///
/// > Source: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/.
struct ContentPolicy {
  /// The style sheet that is allowed, byte for byte.
  let style: String
  /// The script that is allowed, byte for byte.
  let script: String

  /// The value of the policy: no request, no other script, no form, no frame, no other base.
  var text: String {
    """
    default-src 'none'; script-src '\(Self.digest(of: script))'; style-src '\(Self.digest(of: style))'; \
    base-uri 'none'; form-action 'none'
    """
  }

  private static func digest(of text: String) -> String {
    let hexadecimal = Array(ContentDigest(of: text.utf8).description.utf8)
    var digest = Data()
    for place in stride(from: 0, to: hexadecimal.count, by: 2) {
      let pair = String(decoding: hexadecimal[place..<place + 2], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else {
        preconditionFailure("A digest is written in hexadecimal digits.")
      }
      digest.append(byte)
    }
    return "sha256-" + digest.base64EncodedString()
  }
}
