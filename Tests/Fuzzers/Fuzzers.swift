import ReadingComparison

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Holds the scanner to Yams on one document that libFuzzer made; see `make fuzz`.
///
/// A difference stops the program, which libFuzzer takes for a crash: it keeps the document.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let document = Array(UnsafeBufferPointer(start: start, count: count))
  // Under another name than that of YAML, a document needs its first line; under this one it may have
  // it, and what ends it is another.
  let isYAML = !document.starts(with: "---".utf8) || count.isMultiple(of: 2)
  let comparison = ReadingComparison(document, name: isYAML ? "fuzz.yml" : "fuzz.md")
  guard comparison.differences.isEmpty else {
    print(comparison)
    // What is still in the stream's buffer would be lost.
    fflush(nil)
    abort()
  }
  return 0
}
