/// What a division into communities is good at: the number that the Leiden method makes as large as
/// it can.
public enum CommunityQuality: Hashable, Sendable, CaseIterable {
  /// More weight inside the communities than chance would put there, given each node's strength:
  /// ``Partition/modularity(in:resolution:)-(Graph,_)``. The measure of most published work. In a large graph
  /// it cannot see small communities (Fortunato and Barthélemy 2007, doi:10.1073/pnas.0605965104).
  case modularity
  /// More weight inside than γ for each pair of nodes, `Σ_c [ w_c − γ n_c (n_c − 1) / 2 ]`: the
  /// constant Potts model. Members of a community are linked more densely than γ, and communities to
  /// each other less; how large the graph is does not matter.
  ///
  /// > Source: Traag, Van Dooren, Nesterov 2011, doi:10.1103/PhysRevE.84.016114.
  case constantPotts
}
