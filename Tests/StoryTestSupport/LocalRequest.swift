import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// One HTTP request to a program on this machine: what drives a browser needs no more, and Foundation's
/// own loader on Linux fails on the answers of `chromedriver` ("Failed writing header").
struct LocalRequest {
  var method: String
  var address: URL
  var content: Data

  /// Sends the request and waits for the whole answer.
  func send() throws -> (status: Int, content: Data) {
    let line = try connect()
    defer { close(line) }
    let port = address.port ?? 80
    let head = """
      \(method) \(address.path(percentEncoded: true)) HTTP/1.1\r
      Host: 127.0.0.1:\(port)\r
      Content-Type: application/json; charset=utf-8\r
      Content-Length: \(content.count)\r
      Connection: close\r
      \r

      """
    try write(Data(head.utf8) + content, to: line)

    var answer = Data()
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      if let parts = Self.parts(of: answer) { return parts }
      let count = recv(line, &piece, piece.count, 0)
      guard count > 0 else { throw failure("gave no whole answer") }
      answer.append(contentsOf: piece[..<count])
    }
  }

  private func failure(_ words: String) -> Browser.Failure {
    Browser.Failure(description: "\(address.absoluteString) \(words) (\(errno))")
  }

  private func connect() throws -> Int32 {
    #if canImport(Glibc)
      let line = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let line = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = in_port_t(address.port ?? 80).bigEndian
    place.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var patience = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(line, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafePointer(to: &place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        #if canImport(Glibc)
          Glibc.connect(line, pointer, length)
        #else
          Darwin.connect(line, pointer, length)
        #endif
      }
    }
    guard status == 0 else {
      close(line)
      throw failure("cannot be reached")
    }
    return line
  }

  private func write(_ data: Data, to line: Int32) throws {
    let bytes = Array(data)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { piece in
        #if canImport(Glibc)
          Glibc.send(line, piece.baseAddress, piece.count, 0)
        #else
          Darwin.send(line, piece.baseAddress, piece.count, 0)
        #endif
      }
      guard count > 0 else { throw failure("takes no more") }
      sent += count
    }
  }

  /// Status and content of an answer; nothing while it is not whole.
  private static func parts(of answer: Data) -> (status: Int, content: Data)? {
    guard let end = answer.firstRange(of: Data("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self)
    let lines = head.split(separator: "\r\n")
    let length = lines.lazy.compactMap { line -> Int? in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { return nil }
      return Int(parts[1].trimmingCharacters(in: .whitespaces))
    }.first
    let content = answer[end.upperBound...]
    let words = lines.first?.split(separator: " ") ?? []
    guard let length, content.count >= length, words.count > 1, let status = Int(words[1]) else {
      return nil
    }
    return (status, Data(content.prefix(length)))
  }
}
