import Foundation
import StoryAnalysis
import StoryParsing
import StoryTestSupport
import Testing

@testable import StoryExport

@Suite struct RecordSchemaTests {
  private func schema() throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(RecordSchema.json.text.utf8))
    return try #require(object as? [String: Any])
  }

  /// Whether a value is what a schema says, by the few words that ours is made of.
  private func check(
    _ value: Any, _ schema: [String: Any], definitions: [String: Any], at path: String
  ) throws {
    if let reference = schema["$ref"] as? String {
      let name = try #require(reference.split(separator: "/").last.map(String.init))
      let definition = try #require(definitions[name] as? [String: Any], "\(path): \(reference)")
      return try check(value, definition, definitions: definitions, at: path)
    }
    let types = schema["type"] as? [String] ?? [schema["type"] as? String ?? "absent"]
    let type: String
    switch value {
    case is NSNull: type = "null"
    case is String: type = "string"
    case is [Any]: type = "array"
    case is [String: Any]: type = "object"
    case let number as NSNumber:
      // Foundation reads `true` as a number that remembers that it was none.
      type = String(cString: number.objCType) == "c" ? "boolean" : "integer"
    default: type = "unknown"
    }
    #expect(types.contains(type), "\(path) is of type \(type)")
    if let minimum = schema["minimum"] as? Int, let number = value as? Int {
      #expect(number >= minimum, "\(path)")
    }
    if let items = schema["items"] as? [String: Any], let values = value as? [Any] {
      for (index, value) in values.enumerated() {
        try check(value, items, definitions: definitions, at: "\(path)[\(index)]")
      }
    }
    if let properties = schema["properties"] as? [String: [String: Any]],
      let object = value as? [String: Any]
    {
      #expect(Set(object.keys) == Set(properties.keys), "\(path)")
      #expect(Set(try #require(schema["required"] as? [String])) == Set(properties.keys))
      #expect(schema["additionalProperties"] as? Bool == false)
      for (key, value) in object {
        let property = try #require(properties[key], "\(path).\(key)")
        #expect((property["description"] as? String)?.hasSuffix(".") == true, "\(path).\(key)")
        try check(value, property, definitions: definitions, at: "\(path).\(key)")
      }
    }
  }

  @Test("Lines of empty records, full records and all seeds are what the schema says")
  func validation() throws {
    let schema = try schema()
    let definitions = try #require(schema["$defs"] as? [String: Any])
    #expect(definitions.keys.sorted() == ["image", "mention", "provider"])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let seeds = try ArchiveReader([InputPath(Package.seeds.path(percentEncoded: false))])
    let records =
      seeds.contents().records + [
        ArticleRecord(document: "a", article: Mention(), related: [Mention()]),
        ArticleRecord(document: "b", article: .full(number: 1), related: [.full(number: 2)]),
      ]
    #expect(records.count == 7)
    for record in records {
      var bytes: [UInt8] = []
      RecordLineWriter().write(record, to: &bytes)
      let object = try JSONSerialization.jsonObject(with: Data(bytes))
      try check(object, schema, definitions: definitions, at: record.document)
      #expect(object as? NSDictionary == record.expectedObject)
    }
  }

  @Test("The keys are the archive's in its order, then those of identity")
  func keys() {
    #expect(
      RecordSchema.keys == [
        "document", "line", "category", "title", "excerpt", "publishedDateTime", "originalUrl",
        "webUrl", "ampWebUrl", "cdnAmpWebUrl", "type", "quality", "heat", "published", "removed",
        "provider", "topics", "images", "featuredContent", "keys", "hosts", "fingerprint",
        "providerDomain", "address", "related",
      ])
    #expect(RecordSchema.objects.map(\.name) == ["record", "mention", "provider", "image"])
    #expect(RecordSchema.objects[1].keys == Array(RecordSchema.keys.dropFirst().dropLast()))
    #expect(RecordSchema.objects[2].keys == ["name", "domain", "images"])
    #expect(RecordSchema.objects[3].keys == ["url", "width", "height", "isCached", "title"])
  }

  @Test("An article without an address is named by the fingerprint that its line states")
  func fingerprint() throws {
    var mention = Mention()
    mention.title = "A | b"
    mention.provider.domain = "WWW.Example.com"
    mention.published = .civil(year: 2020, month: 6, day: 11)
    let records = [
      ArticleRecord(document: "a", article: mention),
      ArticleRecord(document: "b", article: mention),
    ]
    let graph = StoryGraph(records: records)
    #expect(graph.articles.map(\.key) == ["A | b | example.com | 2020-06-11T00:00:00Z"])
    #expect(graph.articles.map(\.key) == [RecordSchema.Entry(mention).fingerprint])
    mention.published = nil
    #expect(RecordSchema.Entry(mention).fingerprint == "A | b | example.com | undated")
  }
}
