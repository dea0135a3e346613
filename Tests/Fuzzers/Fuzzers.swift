import Foundation

/// What is fuzzed: each case takes the bytes that libFuzzer made and names what is wrong, if anything is.
///
/// One program holds them all, so that everything is built and linked once; `STORYLOOM_FUZZER` names the
/// one that runs. See `make fuzz`.
enum Fuzzer: String {
  case reading
  case addresses
  case dates
  case csv
  case dot
  case pictures
  case markup
  case json
  case terminal

  /// The one that this process runs.
  static let chosen: Fuzzer = {
    let name = ProcessInfo.processInfo.environment["STORYLOOM_FUZZER"] ?? ""
    guard let fuzzer = Fuzzer(rawValue: name) else {
      print("STORYLOOM_FUZZER is '\(name)', which names no fuzzer.")
      exit(64)
    }
    return fuzzer
  }()

  /// What is wrong with what the program makes of some bytes; empty where nothing is.
  func faults(of bytes: [UInt8]) -> [String] {
    switch self {
    case .reading: ReadingFuzzer.faults(of: bytes)
    case .addresses: AddressFuzzer.faults(of: bytes)
    case .dates: DateFuzzer.faults(of: bytes)
    case .csv: CSVFuzzer.faults(of: bytes)
    case .dot: DOTFuzzer.faults(of: bytes)
    case .pictures: PictureFuzzer.faults(of: bytes)
    case .markup: MarkupFuzzer.faults(of: bytes)
    case .json: JSONFuzzer.faults(of: bytes)
    case .terminal: TerminalFuzzer.faults(of: bytes)
    }
  }
}

/// Takes what libFuzzer made. A fault stops the program, which libFuzzer takes for a crash: it keeps the
/// bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let faults = Fuzzer.chosen.faults(of: bytes)
  guard faults.isEmpty else {
    for fault in faults { print(fault) }
    // What is still in the stream's buffer would be lost.
    fflush(nil)
    abort()
  }
  return 0
}

/// The bytes as text; what is not UTF-8 becomes U+FFFD, as it does when a document is read.
func decoded(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

/// The bytes between separators, as texts: how one input gives several cells, lines or names.
func pieces(of bytes: some Collection<UInt8>) -> [String] {
  bytes.split(separator: 0x1F, omittingEmptySubsequences: false).map { decoded($0) }
}

/// Two texts as a fault, if their bytes differ. `==` would call texts equal that are only equivalent.
func difference(_ what: String, _ found: String?, _ expected: String) -> [String] {
  guard let found, found.utf8.elementsEqual(expected.utf8) else {
    return ["\(what): \(found.debugDescription) instead of \(expected.debugDescription)"]
  }
  return []
}
