/// Position of an article in ``StoryGraph/articles``.
public struct ArticleID: Hashable, Sendable {
  /// The position, from 0.
  public let rawValue: UInt32

  /// Creates the identifier of the article at `index`.
  public init(_ index: Int) { rawValue = UInt32(index) }

  /// The position as an array index.
  @inlinable public var index: Int { Int(rawValue) }
}

/// Position of a provider in ``StoryGraph/providers``.
public struct ProviderID: Hashable, Sendable {
  /// The position, from 0.
  public let rawValue: UInt32

  /// Creates the identifier of the provider at `index`.
  public init(_ index: Int) { rawValue = UInt32(index) }

  /// The position as an array index.
  @inlinable public var index: Int { Int(rawValue) }
}

/// Position of a cluster in ``StoryClusters/clusters``.
public struct ClusterID: Hashable, Sendable {
  /// The position, from 0.
  public let rawValue: UInt32

  /// Creates the identifier of the cluster at `index`.
  public init(_ index: Int) { rawValue = UInt32(index) }

  /// The position as an array index.
  @inlinable public var index: Int { Int(rawValue) }

  /// The number that people see: the largest cluster is 1.
  public var number: Int { index + 1 }
}

/// Position of a thread in ``StoryThreads/threads``.
public struct ThreadID: Hashable, Sendable {
  /// The position, from 0.
  public let rawValue: UInt32

  /// Creates the identifier of the thread at `index`.
  public init(_ index: Int) { rawValue = UInt32(index) }

  /// The position as an array index.
  @inlinable public var index: Int { Int(rawValue) }
}

extension ArticleID: Comparable {
  /// Order of the articles in their graph.
  public static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
}

extension ProviderID: Comparable {
  /// Order of the providers in their graph.
  public static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
}

extension ClusterID: Comparable {
  /// Larger clusters first.
  public static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
}

extension ThreadID: Comparable {
  /// By cluster and, inside a cluster, larger threads first.
  public static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
}
