import Foundation
import StoryParsing
import StoryTestSupport
import Testing

@Suite("Digests")
struct ContentDigestTests {
  // FIPS 180-4, appendix B.1 and B.2 of FIPS 180-2, and the digest of no bytes.
  @Test(
    "The digests of the standard's messages are the standard's",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func standard(message: String, digest: String) {
    #expect("\(ContentDigest(of: message.utf8))" == digest)
    #expect(ContentDigest(hexadecimal: digest) == ContentDigest(of: message.utf8))
    #expect(ContentDigest(hexadecimal: digest.uppercased()) == ContentDigest(of: message.utf8))
  }

  @Test("Pieces have the digest of the whole")
  func pieces() {
    var hasher = ContentDigest.Hasher()
    for piece in ["a", "", "bc"] { hasher.update(Array(piece.utf8)) }
    #expect(hasher.digest == ContentDigest(of: "abc".utf8))
  }

  @Test("What is not sixty-four hexadecimal digits is no digest")
  func faulty() {
    for text in ["", String(repeating: "0", count: 63), String(repeating: "g", count: 64)] {
      #expect(ContentDigest(hexadecimal: text) == nil)
    }
  }

  @Test("Documents are hashed as they are in their files, whatever reads them and however many")
  func documents() throws {
    try TemporaryFolder.with { folder in
      // The second is handed over to Yams, and the third gives no record.
      let texts = [
        "---\ntitle: A\nwebUrl: https://a.com/a\n---\nbody\n", "---\n{title: B}\n---\n", "no", "",
      ]
      for number in 0..<150 { try folder.write(texts[number % 4], to: "\(1000 + number).md") }
      let expected = (0..<150).map { number in
        FileDigest(
          path: "\(1000 + number).md", byteCount: texts[number % 4].utf8.count,
          digest: ContentDigest(of: texts[number % 4].utf8))
      }
      for threads in [1, 3] {
        let archive = try ArchiveReader(
          [InputPath(folder.path)], threadCount: threads, takesDigests: true)
        #expect(archive.inventory() == expected)
      }
      let plain = try ArchiveReader([InputPath(folder.path)]).inventory()
      #expect(plain.map(\.path) == expected.map(\.path))
      #expect(plain.allSatisfy { $0.digest == nil })
    }
  }

  @Test("A document that is too large has no digest")
  func tooLarge() throws {
    try TemporaryFolder.with { folder in
      try folder.write("", to: "a.md")
      let file = try FileHandle(forWritingTo: folder.url.appending(path: "a.md"))
      try file.truncate(atOffset: 65 << 20)
      try file.close()
      let files = try ArchiveReader([InputPath(folder.path)], takesDigests: true).inventory()
      #expect(files.map(\.digest) == [nil])
    }
  }
}
