import Foundation
import StoryTestSupport

/// What people see of a page, to be looked at.
enum PagePictures {
  /// Writes pictures of the pages of archives on each screen, and their print, to a folder.
  static func write(of archives: [String], by program: String, to folder: String) async throws {
    let output = URL(filePath: folder)
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    for archive in archives {
      let name = ArchivePage.name(of: archive)
      try await ArchivePage.with(of: archive, by: program) { page in
        try await Browser.with { browser in
          for screen in [Browser.Screen.phone, .laptop, .dark] {
            try await browser.show(on: screen)
            try await browser.open(page)
            for (number, picture) in try await browser.pictures(height: 1_800).enumerated() {
              let count = number < 9 ? "0\(number + 1)" : "\(number + 1)"
              let file = output.appending(path: "\(name)-\(screen.name)-\(count).png")
              try picture.write(to: file)
            }
          }
        }
        // Paper has its own size, so nothing is emulated.
        try await Browser.with { browser in
          try await browser.open(page)
          try await browser.printed().write(to: output.appending(path: "\(name)-print.pdf"))
        }
      }
    }
    print("Pictures of \(archives.joined(separator: ", ")) are in \(folder).")
  }
}

/// What keeps people from reading or using a page.
enum PageFaults {
  /// Prints the faults of the pages of archives, and gives their number.
  static func print(of archives: [String], by program: String) async throws -> Int {
    var count = 0
    for archive in archives {
      let findings = try await ArchivePage.with(of: archive, by: program) { page in
        try await Browser.with { browser in
          try await browser.show(on: .laptop)
          try await browser.open(page)
          return try await PageAudit.findings(in: browser, on: [.laptop, .dark, .phone, .narrow])
        }
      }
      for finding in findings { Swift.print("\(archive): \(finding)") }
      Swift.print("\(archive): \(findings.count) faults")
      count += findings.count
    }
    return count
  }
}
