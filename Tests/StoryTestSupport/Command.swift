package import Foundation

/// The built command, which stands beside the tests.
package enum Command {
  package struct NotBuilt: Error {}

  /// Where the command is: in a folder above an argument of this process, which names the bundle of
  /// the tests, or else where a build leaves it.
  package static let executable: Result<URL, NotBuilt> = {
    let bundles = CommandLine.arguments + [Bundle.main.bundlePath]
    var folders: [URL] = []
    for path in bundles where path.contains("/") {
      var folder = URL(filePath: path).resolvingSymlinksInPath()
      // On macOS the bundle's program lies three folders deep.
      for _ in 0..<4 {
        folder.deleteLastPathComponent()
        folders.append(folder)
      }
    }
    folders += ["debug", "release"].map { Package.root.appending(path: ".build/\($0)") }
    let candidates = folders.map { $0.appending(path: "storyloom") }
    let found = candidates.first { file in
      let path = file.path(percentEncoded: false)
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
    }
    return found.map { .success($0) } ?? .failure(NotBuilt())
  }()

  /// Path of the documents that the package holds.
  package static let seeds = Package.seeds.path(percentEncoded: false)
}

/// What a run of the command gave.
package struct Run {
  package var status: Int32
  package var bytes: [UInt8]
  /// Standard output.
  package var output: String { String(decoding: bytes, as: UTF8.self) }
  /// Standard error.
  package var words: String

  package init(status: Int32, bytes: [UInt8], words: String) {
    (self.status, self.bytes, self.words) = (status, bytes, words)
  }

  /// The lines of standard output.
  package var lines: [Substring] { output.split(separator: "\n", omittingEmptySubsequences: true) }

  /// Standard output, read as JSON by Foundation.
  package func json() throws -> Any {
    try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
  }
}

/// Where the standard output of a run goes.
package enum Destination {
  case captured
  /// A pipe whose reader has gone away before the run begins.
  case closedPipe
  /// A file that exists already, such as `/dev/full`.
  case file(String)
}

extension TemporaryFolder {
  /// Runs the command in this folder and waits for its end.
  package func storyloom(
    _ arguments: String..., input: String = "", to destination: Destination = .captured,
    environment: [String: String] = [:]
  ) throws -> Run {
    try storyloom(arguments, input: input, to: destination, environment: environment)
  }

  /// Runs the command in this folder and waits for its end.
  package func storyloom(
    _ arguments: [String], input: String = "", to destination: Destination = .captured,
    environment: [String: String] = [:]
  ) throws -> Run {
    try run(
      Command.executable.get(), arguments, input: input, to: destination, environment: environment)
  }

  /// Runs a script of the shell in this folder; `storyloom` is on its path.
  package func shell(_ script: String) throws -> Run {
    let folder = try Command.executable.get().deletingLastPathComponent()
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try run(
      URL(filePath: "/bin/bash"), ["-c", script],
      environment: ["PATH": folder.path(percentEncoded: false) + ":" + path])
  }

  /// Runs a program. Its streams are files, so no pipe can fill up and none of them waits.
  private func run(
    _ program: URL, _ arguments: [String], input: String = "",
    to destination: Destination = .captured, environment: [String: String] = [:]
  ) throws -> Run {
    try TemporaryFolder.with { streams in
      try streams.write(input, to: "input")
      for name in ["output", "words"] { try streams.write("", to: name) }
      let process = Process()
      process.executableURL = program
      process.arguments = arguments
      process.currentDirectoryURL = url
      var variables = ProcessInfo.processInfo.environment
      variables.merge(environment) { $1 }
      process.environment = variables
      process.standardInput = try FileHandle(forReadingFrom: streams.url.appending(path: "input"))
      process.standardError = try FileHandle(forWritingTo: streams.url.appending(path: "words"))
      switch destination {
      case .captured:
        process.standardOutput = try FileHandle(forWritingTo: streams.url.appending(path: "output"))
      case .closedPipe:
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        process.standardOutput = pipe.fileHandleForWriting
      case .file(let path):
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: path))
      }
      try process.run()
      process.waitUntilExit()
      let words = try Data(contentsOf: streams.url.appending(path: "words"))
      return Run(
        status: process.terminationReason == .exit ? process.terminationStatus : -1,
        bytes: Array(try Data(contentsOf: streams.url.appending(path: "output"))),
        words: String(decoding: words, as: UTF8.self))
    }
  }
}

extension TemporaryFolder {
  /// Writes a file of bytes, and the folders that it lies in.
  package func write(_ bytes: [UInt8], to path: String) throws {
    try write("", to: path)
    try Data(bytes).write(to: url.appending(path: path))
  }

  /// All files below a folder in it, hidden ones too, by their paths.
  package func files(below name: String = ".") throws -> [String: [UInt8]] {
    try FileManager.default.files(below: url.appending(path: name))
  }
}

extension FileManager {
  /// All files below a folder, hidden ones too, by their paths.
  package func files(below folder: URL) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try subpathsOfDirectory(atPath: folder.path(percentEncoded: false)) {
      let file = folder.appending(path: name)
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      files[name] = Array(try Data(contentsOf: file))
    }
    return files
  }
}
