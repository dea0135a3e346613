// swift-tools-version: 6.2

// A package of its own, so that nobody who uses storyloom fetches or builds what only measuring
// needs. Order: shared settings; products; dependencies; then one section for each target with its
// test target.

import PackageDescription

// Set by `make test-benchmarks` in continuous integration: a warning fails the build there.
let isStrict = Context.environment["STORYLOOM_STRICT"] != nil

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (isStrict ? [.unsafeFlags(["-warnings-as-errors"])] : [])

let package = Package(
  name: "storyloom-benchmarks",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "ArchiveGenerator", targets: ["ArchiveGenerator"]),
    .executable(name: "generate-archive", targets: ["generate-archive"]),
    .executable(name: "graph-bench", targets: ["graph-bench"]),
    .executable(name: "graph-measures", targets: ["graph-measures"]),
  ],
  dependencies: [
    // Named, because the folder of a checkout may have any name.
    .package(name: "storyloom", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Without its traits nothing is put between the program and its allocator.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // MARK: ArchiveGenerator: archives of any size whose answers are known beforehand.
    .target(
      name: "ArchiveGenerator",
      dependencies: [.product(name: "GraphAlgorithms", package: "storyloom")],
      swiftSettings: settings),
    .testTarget(
      name: "ArchiveGeneratorTests",
      dependencies: [
        "ArchiveGenerator",
        .product(name: "GraphAlgorithms", package: "storyloom"),
        .product(name: "StoryAnalysis", package: "storyloom"),
        .product(name: "StoryParsing", package: "storyloom"),
      ],
      swiftSettings: settings),

    // MARK: generate-archive: the command that writes them.
    .executableTarget(
      name: "generate-archive",
      dependencies: [
        "ArchiveGenerator",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // MARK: GraphFiles: graphs as other programs read and write them, and JSON.
    .target(
      name: "GraphFiles",
      dependencies: [.product(name: "GraphAlgorithms", package: "storyloom")],
      swiftSettings: settings),
    .testTarget(
      name: "GraphFilesTests",
      dependencies: [
        "GraphFiles",
        .product(name: "GraphAlgorithms", package: "storyloom"),
      ],
      swiftSettings: settings),

    // MARK: graph-bench: how long the measures of a large graph take.
    .executableTarget(
      name: "graph-bench",
      dependencies: [
        "GraphFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GraphAlgorithms", package: "storyloom"),
      ],
      swiftSettings: settings),

    // MARK: graph-measures: every measure of small graphs, for other programs to compare with.
    .executableTarget(
      name: "graph-measures",
      dependencies: [
        "GraphFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GraphAlgorithms", package: "storyloom"),
      ],
      swiftSettings: settings),

    // MARK: StoryBenchmarks: what `swift package benchmark` runs; the plugin wants this folder.
    .executableTarget(
      name: "StoryBenchmarks",
      dependencies: [
        "ArchiveGenerator",
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "GraphAlgorithms", package: "storyloom"),
        .product(name: "StoryAnalysis", package: "storyloom"),
        .product(name: "StoryParsing", package: "storyloom"),
      ],
      path: "StoryBenchmarks",
      swiftSettings: settings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
