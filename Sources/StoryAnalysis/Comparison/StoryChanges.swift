/// What became of the stories between two states of an archive.
///
/// An old story and a new one belong together where they share more than half of the articles of one
/// of the two: `2 |O ∩ N| > |O|` or `2 |O ∩ N| > |N|`, articles matched as they are throughout the
/// comparison. More than half of a story can lie in one other only, so there is nothing to choose and
/// no tie. The verdicts follow from the number of counterparts:
///
/// | counterparts | verdict |
/// | --- | --- |
/// | an old story has none | gone |
/// | a new story has none | new |
/// | an old story has several | split; new ones that have it alone are split, too |
/// | a new story has several | merged; old ones that have it alone are merged, too |
/// | each has the other alone | unchanged, grown, shrunk or changed |
///
/// So every story of both states has exactly one verdict. Unchanged stories have the same articles;
/// those of equal size with other articles are changed.
///
/// > Source: Greene, Doyle, Cunningham 2010, doi:10.1109/ASONAM.2010.17, for the events; Spiliopoulou,
/// > Ntoutsi, Theodoridis, Schult 2006, doi:10.1145/1150402.1150491, for the overlap `|O ∩ N| / |O|`.
/// > Deviations: the overlap is taken both ways instead of the Jaccard coefficient, which would lose
/// > a small story that is swallowed by a large one; its threshold is more than one half.
public struct StoryChanges: Equatable, Sendable {
  /// What became of a story.
  public enum Verdict: String, Sendable, CaseIterable {
    /// A story that no old one became.
    case new
    /// A story that became no new one.
    case gone
    /// The same story with more articles.
    case grown
    /// The same story with fewer articles.
    case shrunk
    /// The same story with as many articles, of which some are others.
    case changed
    /// Several old stories are one now.
    case merged
    /// One old story is several now.
    case split
    /// The same articles.
    case unchanged
  }

  /// A story of one state and what became of it.
  public struct Fate: Equatable, Sendable {
    /// The story, in its own state.
    public var cluster: ClusterID
    /// What became of it.
    public var verdict: Verdict
    /// The stories of the other state that it belongs together with, in their order.
    public var counterparts: [ClusterID]
  }

  /// The fate of each old story, by position.
  public let old: [Fate]
  /// The fate of each new story, by position.
  public let new: [Fate]

  /// How often something became of a story: counted in the old state for gone and split stories, which
  /// are one there, and in the new state for all others.
  public func count(of verdict: Verdict) -> Int {
    ([.gone, .split].contains(verdict) ? old : new).count { $0.verdict == verdict }
  }

  /// - Complexity: O(*n* log *n*), *n* articles.
  init(from old: StoryClusters, to new: StoryClusters, matching: ArticleMatching) {
    /// The numbers of a pair of stories and of the articles that they share.
    struct Pair {
      var old: Int
      var new: Int
      var count: Int
    }
    var pairs: [Pair] = []
    for (number, cluster) in old.clusters.enumerated() {
      let targets = cluster.members.compactMap { matching.newOf[$0.index] }
        .map { new[$0].index }.sorted()
      for target in targets {
        if pairs.last?.old == number, pairs.last?.new == target {
          pairs[pairs.count - 1].count += 1
        } else {
          pairs.append(Pair(old: number, new: target, count: 1))
        }
      }
    }
    var after = [[ClusterID]](repeating: [], count: old.clusters.count)
    var before = [[ClusterID]](repeating: [], count: new.clusters.count)
    var shared = [Int](repeating: 0, count: old.clusters.count)
    for pair in pairs {
      let (size, newSize) = (
        old.clusters[pair.old].members.count, new.clusters[pair.new].members.count
      )
      guard 2 * pair.count > min(size, newSize) else { continue }
      after[pair.old].append(ClusterID(pair.new))
      before[pair.new].append(ClusterID(pair.old))
      shared[pair.old] = pair.count
    }
    func verdict(old one: ClusterID, new two: ClusterID) -> Verdict {
      let (size, newSize) = (old[one].members.count, new[two].members.count)
      if newSize != size { return newSize > size ? .grown : .shrunk }
      return shared[one.index] == size ? .unchanged : .changed
    }
    self.old = after.enumerated().map { number, counterparts in
      let story = ClusterID(number)
      let verdict: Verdict =
        switch counterparts.count {
        case 0: .gone
        case 1 where before[counterparts[0].index].count > 1: .merged
        case 1: verdict(old: story, new: counterparts[0])
        default: .split
        }
      return Fate(cluster: story, verdict: verdict, counterparts: counterparts)
    }
    self.new = before.enumerated().map { number, counterparts in
      let story = ClusterID(number)
      let verdict: Verdict =
        switch counterparts.count {
        case 0: .new
        case 1 where after[counterparts[0].index].count > 1: .split
        case 1: verdict(old: counterparts[0], new: story)
        default: .merged
        }
      return Fate(cluster: story, verdict: verdict, counterparts: counterparts)
    }
  }
}
