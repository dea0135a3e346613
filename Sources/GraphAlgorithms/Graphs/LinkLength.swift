/// How far apart the two ends of a link are, for everything that looks for short ways.
///
/// A weight can mean a distance (hours, kilometres) or its opposite, a closeness (how often one
/// article names another). Nothing in a graph tells which, so the caller does.
public enum LinkLength: Hashable, Sendable, CaseIterable {
  /// Each link has length 1, whatever it weighs.
  case one
  /// The weight is the length. A link of weight 0 costs nothing.
  case weight
  /// The length is 1 / weight: strong links are short. A link of weight 0 leads nowhere.
  ///
  /// > Source: Newman 2001, doi:10.1103/PhysRevE.64.016132.
  case inverseWeight

  /// The length of a link with a weight.
  ///
  /// - Parameter weight: At least 0 and finite.
  /// - Returns: At least 0; infinite for the inverse of 0.
  func length(ofWeight weight: Double) -> Double {
    switch self {
    case .one: 1
    case .weight: weight
    case .inverseWeight: 1 / weight
    }
  }
}
