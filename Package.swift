// swift-tools-version: 6.2

// Order of this manifest: shared settings; products; dependencies; then one section for each target
// with its test target, from the bottom of the house to its top, so that every arrow points up.

import PackageDescription

// Set by `make check`: a warning fails the build there, and never a user's.
let isStrict = Context.environment["STORYLOOM_STRICT"] != nil

// Set by `make test-differential` and `make fuzz`, which look at reading and writing: they do without digests,
// because BoringSSL takes longer to build, and to watch for branches taken, than all the rest of it. The
// package stays a dependency all the same (SwiftPM warns that it is not used), so that
// `Package.resolved` is the same for every build.
let isFuzzing = Context.environment["STORYLOOM_FUZZING"] != nil

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (isStrict ? [.unsafeFlags(["-warnings-as-errors"])] : [])

let package = Package(
  name: "storyloom",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "storyloom", targets: ["storyloom"]),
    .library(name: "GraphAlgorithms", targets: ["GraphAlgorithms"]),
    .library(name: "StoryAnalysis", targets: ["StoryAnalysis"]),
    .library(name: "StoryExport", targets: ["StoryExport"]),
    .library(name: "StoryGraphviz", targets: ["StoryGraphviz"]),
    .library(name: "StoryPage", targets: ["StoryPage"]),
    .library(name: "StoryParsing", targets: ["StoryParsing"]),
    .library(name: "StorySQLite", targets: ["StorySQLite"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // MARK: GraphAlgorithms: graphs and their measures; knows no news. Functions that give a span of
    // a graph's rows say how long it lives, which Swift still calls an experiment.
    .target(
      name: "GraphAlgorithms",
      swiftSettings: settings + [.enableExperimentalFeature("Lifetimes")]),
    .testTarget(
      name: "GraphAlgorithmsTests", dependencies: ["GraphAlgorithms"], exclude: ["Fixtures"],
      swiftSettings: settings),

    // MARK: StoryParsing: bytes to records and diagnostics; packed archives through libarchive,
    // digests through BoringSSL.
    .systemLibrary(
      name: "CArchive", path: "Sources/CArchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    .target(
      name: "StoryParsing",
      dependencies: [
        "CArchive", .product(name: "Yams", package: "Yams"),
      ] + (isFuzzing ? [] : [.product(name: "Crypto", package: "swift-crypto")]),
      swiftSettings: settings + (isFuzzing ? [.define("WITHOUT_DIGESTS")] : [])),
    .testTarget(
      name: "StoryParsingTests",
      dependencies: ["GraphAlgorithms", "ReadingComparison", "StoryParsing", "StoryTestSupport"],
      swiftSettings: settings),

    // MARK: ReadingComparison: the scanner against Yams, for tests, long runs and the fuzzer.
    .target(
      name: "ReadingComparison", dependencies: ["GraphAlgorithms", "StoryParsing"],
      path: "Tests/ReadingComparison", swiftSettings: settings),

    // MARK: StoryAnalysis: identity, the story graph and its measures.
    .target(
      name: "StoryAnalysis", dependencies: ["GraphAlgorithms", "StoryParsing"],
      swiftSettings: settings),
    .testTarget(
      name: "StoryAnalysisTests",
      dependencies: ["GraphAlgorithms", "StoryAnalysis", "StoryParsing", "StoryTestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: settings),

    // MARK: StoryExport: tables, documents and drawings.
    .target(
      name: "StoryExport", dependencies: ["GraphAlgorithms", "StoryAnalysis", "StoryParsing"],
      swiftSettings: settings),
    .testTarget(
      name: "StoryExportTests",
      dependencies: [
        "GraphAlgorithms", "StoryAnalysis", "StoryExport", "StoryParsing", "StoryTestSupport",
      ],
      swiftSettings: settings),

    // MARK: StoryGraphviz: drawings to pictures through Graphviz's C libraries.
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(name: "StoryGraphviz", dependencies: ["CGraphviz"], swiftSettings: settings),
    .testTarget(
      name: "StoryGraphvizTests",
      dependencies: ["StoryExport", "StoryGraphviz", "StoryTestSupport"],
      swiftSettings: settings),

    // MARK: StoryPage: a study as one page of HTML, whose style and script are compiled in.
    .target(name: "CPageAssets", exclude: ["script", "style"]),
    .target(
      name: "StoryPage",
      dependencies: [
        "CPageAssets", "StoryAnalysis", "StoryExport", "StoryGraphviz", "StoryParsing",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "StoryPageTests",
      dependencies: [
        "StoryAnalysis", "StoryExport", "StoryGraphviz", "StoryPage", "StoryParsing",
        "StoryTestSupport", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),

    // MARK: StorySQLite: tables to one SQLite file, through GRDB and the system's SQLite.
    .target(
      name: "StorySQLite",
      dependencies: [
        "StoryAnalysis", "StoryExport", "StoryParsing",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "StorySQLiteTests",
      dependencies: [
        "StoryAnalysis", "StoryExport", "StoryParsing", "StorySQLite", "StoryTestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),

    // MARK: storyloom: the command.
    .executableTarget(
      name: "storyloom",
      dependencies: [
        "StoryAnalysis", "StoryExport", "StoryGraphviz", "StoryPage", "StoryParsing",
        "StorySQLite",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "StoryloomCommandTests",
      dependencies: [
        "GraphAlgorithms", "StoryAnalysis", "StoryExport", "StoryGraphviz", "StoryParsing",
        "storyloom", "StorySQLite", "StoryTestSupport",
      ],
      swiftSettings: settings),

    // MARK: FaultTests: the built command on hostile input and while something fails.
    .testTarget(
      name: "FaultTests", dependencies: ["storyloom", "StoryTestSupport"],
      swiftSettings: settings),

    // MARK: StoryTestSupport: what several test targets need.
    .target(
      name: "StoryTestSupport", path: "Tests/StoryTestSupport",
      exclude: ["Page/audit.js", "Page/elements.js", "Page/walk.js"], swiftSettings: settings),
  ],
  // For #embed.
  cLanguageStandard: .c2x
)

// Set by `make page-pictures` and its kin, which look at pages of archives in a browser.
if Context.environment["STORYLOOM_PAGES"] != nil {
  package.targets.append(
    .executableTarget(
      name: "PageRun", dependencies: ["StoryTestSupport"], path: "Tests/PageRun",
      swiftSettings: settings))
}

// Nobody else builds what `make test-differential` and `make fuzz` run. They are part of this package, not
// of one beside it, because they look at what has `package` access.
if isFuzzing {
  package.targets += [
    .executableTarget(
      name: "DifferentialRun", dependencies: ["ReadingComparison", "StoryTestSupport"],
      path: "Tests/DifferentialRun", swiftSettings: settings),
    .target(
      name: "Fuzzers",
      dependencies: [
        "CGraphviz", "ReadingComparison", "StoryExport", "StoryGraphviz", "StoryParsing",
        "StoryTestSupport",
      ],
      path: "Tests/Fuzzers", exclude: ["corpus", "dictionaries", "run.sh"],
      swiftSettings: settings),
  ]
  // The fuzzer's runtime brings `main`, so the fuzzers are a library, and `make fuzz` links it.
  package.products += [
    .library(name: "Fuzzers", type: .static, targets: ["Fuzzers"])
  ]
}
