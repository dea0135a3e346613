import Foundation
import GRDB
import StoryTestSupport
import Testing

@Suite("Queries of the README")
struct ReadmeQueriesTests {
  @Test("Each finds something in the seeds")
  func queries() throws {
    let readme = try String(contentsOf: Package.root.appending(path: "README.md"), encoding: .utf8)
    let queries = readme.matches(of: /Reports\/stories\.sqlite "([^"]+)"/).map { String($0.1) }
    #expect(queries.count == 2)
    try Archives.seeds().withDatabase { database in
      for query in queries {
        let rows = try Row.fetchAll(database, sql: query)
        #expect(!rows.isEmpty, "\(query)")
      }
    }
  }
}
