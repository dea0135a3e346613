import StoryTestSupport
import Testing

@testable import StoryParsing

@Suite struct FramedDocumentsTests {
  /// The frames of a stream that comes in pieces of some size.
  private func frames(
    _ stream: [UInt8], pieces size: Int = 1 << 16, limit: Int = FramedDocuments.defaultLimit
  ) -> [FramedDocuments.Frame] {
    var rest = stream[...]
    let documents = FramedDocuments(limit: limit) { () throws(InputError) in
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
    return Array(documents)
  }

  private func frames(_ stream: String) -> [FramedDocuments.Frame] { frames(Array(stream.utf8)) }

  private func document(_ name: String, _ text: String) -> FramedDocuments.Frame {
    .document(name: name, bytes: Array(text.utf8))
  }

  /// The diagnostic of a frame, without its words.
  private func place(_ frame: FramedDocuments.Frame?) -> String {
    guard case .fault(let fault)? = frame else { return "no fault" }
    return "\(fault.document) \(fault.severity.rawValue) \(fault.id.rawValue)"
  }

  private func message(_ frame: FramedDocuments.Frame?) -> String {
    guard case .fault(let fault)? = frame else { return "no fault" }
    return fault.message
  }

  @Test("Documents come out whole, in their order, whatever the pieces of the stream")
  func pieces() {
    let texts = ["---\ntitle: A\n---\n", "", "\n", "é\r\n12 x\n", "\u{0}ÿ", "last"]
    var stream: [UInt8] = []
    for (index, text) in texts.enumerated() {
      stream += Array("\(text.utf8.count) news/\(index) of 6.md\n\(text)".utf8)
      if index % 2 == 0 { stream += [0x0A] }
    }
    let expected = texts.enumerated().map { document("news/\($0) of 6.md", $1) }
    for size in Array(1...stream.count) { #expect(frames(stream, pieces: size) == expected) }
  }

  @Test("A stream without a frame has no document", arguments: ["", "\n", "\r\n\n"])
  func empty(stream: String) {
    #expect(frames(stream) == [])
  }

  @Test("Line ends between frames are passed over; inside a document they count")
  func lineEnds() {
    #expect(
      frames("\n\r\n2 a\n\n\n\n\n1 b\r\nx\r\n")
        == [document("a", "\n\n"), document("b", "x")])
  }

  @Test("A name may hold spaces and digits, and is printed on one line")
  func names() {
    #expect(frames("1  12 b \nx") == [document(" 12 b ", "x")])
    #expect(frames("007 a\n1234567") == [document("a", "1234567")])
    let stream = Array("1 caf".utf8) + [0xE9, 0x1B, 0x0A, 0x78]
    #expect(frames(stream) == [document("caf\\xE9\\x1B", "x")])
  }

  @Test(
    "A line that is no header ends the reading, and what came before is kept",
    arguments: [
      "title: A", "x", "12", "12 ", " 12 a", "+1 a", "-1 a", "1.5 a", "0x10 a", "1\ta", "１ a",
      "9223372036854775808 a", "99999999999999999999999999 a",
    ])
  func malformed(header: String) {
    let read = frames("1 a\nx\n\(header)\n1 b\ny")
    #expect(read.count == 2 && read.first == document("a", "x"))
    #expect(place(read.last) == "- error malformed-frame")
    #expect(message(read.last).contains("no frame begins at byte 6 of the stream"))
    #expect(message(read.last).contains("a line LENGTH NAME"))
  }

  @Test("A length that is too short shows at the header that follows it")
  func shortLength() {
    let read = frames("3 a\ncafé\n1 b\ny")
    #expect(read.first == document("a", "caf"))
    #expect(message(read.last).contains("byte 7 of the stream"))
    #expect(message(read.last).contains("bytes, not its characters"))
  }

  @Test("An endless line is no header, and is not kept")
  func endlessHeader() {
    var count = 0
    var documents = FramedDocuments { () throws(InputError) in
      count += 1
      return Array("1 aaaaaaaaaaaaaa".utf8)
    }
    #expect(place(documents.next()) == "- error malformed-frame")
    #expect(count == FramedDocuments.headerLimit / 16 + 1)
    #expect(documents.next() == nil && count == FramedDocuments.headerLimit / 16 + 1)
    let name = String(repeating: "n", count: FramedDocuments.headerLimit - 2)
    #expect(frames("1 \(name)\nx") == [document(name, "x")])
    #expect(place(frames("1 \(name)n\nx").first) == "- error malformed-frame")
  }

  @Test("A stream that ends inside a frame says where the frame began and what is missing")
  func cutOff() {
    let header = frames("1 a\nx12 b.md")
    #expect(header.first == document("a", "x") && header.count == 2)
    #expect(place(header.last) == "- error incomplete-frame")
    #expect(message(header.last).contains("inside the header of the frame at byte 5"))
    let body = frames("1 a\nx12 b.md\nshort")
    #expect(body.first == document("a", "x") && body.count == 2)
    #expect(place(body.last) == "b.md error incomplete-frame")
    #expect(message(body.last).contains("after 5 of the 12 bytes of the frame at byte 5"))
    #expect(place(frames("1 a\n").first) == "a error incomplete-frame")
    #expect(frames("0 a\n") == [document("a", "")])
  }

  @Test("A length beyond any memory is believed only as its bytes arrive")
  func hugeLength() {
    let read = frames("\(Int.max) a\nx")
    #expect(read.count == 1)
    #expect(place(read.first) == "a error incomplete-frame")
    // Below the limit, too: 64 MiB are announced and one byte comes.
    #expect(place(frames("67108864 a\nx").first) == "a error incomplete-frame")
  }

  @Test("A document above the limit is passed over, and the next one is read")
  func limit() {
    let stream = Array("4 a\nfour5 b\nfive!1 c\nx".utf8)
    for size in [1, 3, 100] {
      let read = frames(stream, pieces: size, limit: 4)
      #expect(read.count == 3)
      #expect(read.first == document("a", "four") && read.last == document("c", "x"))
      #expect(place(read[1]) == "b error document-too-large")
      #expect(
        message(read[1])
          == "the document has more than 4 bytes; split it, or raise --max-document-size")
    }
  }

  @Test("A stream that cannot be read any further is a fault, and the last one")
  func failure() {
    var isFirst = true
    let documents = FramedDocuments { () throws(InputError) in
      defer { isFirst = false }
      guard isFirst else {
        throw InputError(code: .unreadable, input: "-", message: "the disk reports an error")
      }
      return Array("1 a\nx5 b\nxx".utf8)
    }
    let read = Array(documents)
    #expect(read.count == 2 && read.first == document("a", "x"))
    #expect(place(read.last) == "- error unreadable-file")
    #expect(message(read.last).contains("the disk reports an error"))
  }

  @Test("The offset is where the next frame begins")
  func offset() {
    var pieces = [Array("1 a\nx\n22 b\n".utf8)]
    var documents = FramedDocuments { () throws(InputError) in pieces.popLast() ?? [] }
    #expect(documents.offset == 0)
    #expect(documents.next() != nil && documents.offset == 5)
    #expect(documents.next() != nil && documents.offset == 11)
    #expect(documents.next() == nil && documents.offset == 11)
  }
}
