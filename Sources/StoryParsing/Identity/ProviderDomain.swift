/// The one place that says when two written domains name the same provider.
public enum ProviderDomain {
  /// Brings a written domain to the form in which providers are compared: trimmed, in lower case,
  /// without a leading `www.`.
  ///
  /// Aliases of one publisher (`bbc.com` and `bbc.co.uk`) stay different: nothing is joined
  /// unasked.
  ///
  /// - Parameter domain: The domain as an archive writes it, such as ` WWW.BBC.com`.
  /// - Returns: The domain, such as `bbc.com`; empty where nothing is written. Applying the
  ///   function to its result changes nothing.
  /// - Complexity: O(length).
  public static func normalized(_ domain: String) -> String {
    var text = Substring(domain.trimmed().lowercased())
    while text.utf8.starts(with: "www.".utf8), text.utf8.count > 4 { text = text.dropFirst(4) }
    return String(text)
  }

  /// Whether a text is a domain: two labels or more with dots between them, each of letters, digits,
  /// hyphens and underscores, neither empty nor longer than 63 bytes nor with a hyphen at an end, at
  /// most 253 bytes in all.
  ///
  /// Archives may state anything as a domain; this is for what people write by hand.
  ///
  /// - Complexity: O(length).
  public static func isDomain(_ text: String) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && text.utf8.count <= 253
      && labels.allSatisfy { label in
        !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
          && label.unicodeScalars.allSatisfy { scalar in
            scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
              || ("0"..."9").contains(scalar)
          }
      }
  }
}
