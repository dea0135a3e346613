import GraphAlgorithms
import Testing

/// A graph from the literature with what two outside programs say of it.
///
/// networkx 3.6.1 and python-igraph 1.0.0 agree on every figure within 1e-12, without regard to
/// weights unless said otherwise: `core_number`, `coreness`; `triangles`, `cliques(3, 3)`;
/// `pagerank` with damping 0.85; `betweenness_centrality(normalized=False)`, `betweenness`, each pair
/// of nodes once; `harmonic_centrality`, the sum of 1 / distance. Values have twelve digits.
struct LiteratureGraph: Sendable, CustomTestStringConvertible {
  let name: String
  /// The names of the nodes.
  let nodes: [String]
  /// Each link once, from the smaller number to the larger.
  let weightedLinks: [(Int, Int, Double)]
  let knownComponentCount: Int
  let knownDiameter: Int
  let knownTransitivity: Double
  let knownAverageClustering: Double
  /// The best modularity that is known for γ = 1, without and with weights.
  let knownModularity: Double
  var knownWeightedModularity: Double?
  let knownCoreNumbers: [Int]
  let knownTriangles: [Int]
  let knownPageRank: [Double]
  let knownBetweenness: [Double]
  let knownHarmonicCloseness: [Double]

  /// The graph with its weights, each link written from the smaller number to the larger.
  var weighted: Digraph { Graphs.graph(nodes.count, weighted: weightedLinks) }
  /// The same with all weights 1.
  var unweighted: Digraph { Graphs.graph(nodes.count, weightedLinks.map { ($0.0, $0.1) }) }
  var testDescription: String { name }

  static func ofWeightOne(_ links: [(Int, Int)]) -> [(Int, Int, Double)] {
    links.map { ($0.0, $0.1, 1) }
  }
}

/// Graphs from the literature. Their sources, counts and known answers are listed in
/// `Fixtures/README.md`.
enum LiteratureGraphs {
  static let all = [karate, florentineFamilies, southernWomen, lesMiserables]

  /// Friendships in a karate club; see `Graphs.karateLinks`.
  static let karate = LiteratureGraph(
    name: "karate club",
    nodes: (1...34).map { "member \($0)" },
    weightedLinks: LiteratureGraph.ofWeightOne(Graphs.karateLinks),
    knownComponentCount: 1, knownDiameter: 5,
    knownTransitivity: 0.255681818182, knownAverageClustering: 0.570638478208,
    knownModularity: 0.419789612097,
    knownCoreNumbers: [
      4, 4, 4, 4, 3, 3, 3, 4, 4, 2, 3, 1, 2, 4, 2, 2, 2, 2, 2, 3, 2, 2, 2, 3, 3, 3, 2, 3, 3,
      3, 4, 3, 4, 4,
    ],
    knownTriangles: [
      18, 12, 11, 10, 2, 3, 3, 6, 5, 0, 2, 0, 1, 6, 1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 1, 1, 1, 1,
      1, 4, 3, 3, 13, 15,
    ],
    knownPageRank: [
      0.0969972853883, 0.0528769240611, 0.0570785094885, 0.0358598577864, 0.0219779523646,
      0.0291111546784, 0.0291111546784, 0.0244904970353, 0.029766056081, 0.014309397129,
      0.0219779523646, 0.00956474549214, 0.0146448920119, 0.0295364561519, 0.0145359939979,
      0.0145359939979, 0.0167840054442, 0.014558677209, 0.0145359939979, 0.0196046363257,
      0.0145359939979, 0.014558677209, 0.0145359939979, 0.0315225147767, 0.0210760335592,
      0.0210061973945, 0.0150440380827, 0.0256397674828, 0.0195734594638, 0.0262885376951,
      0.0245901552486, 0.0371580870691, 0.0716932260058, 0.100919182333,
    ],
    knownBetweenness: [
      231.071428571, 28.4785714286, 75.8507936508, 6.2880952381, 0.333333333333,
      15.8333333333, 15.8333333333, 0, 29.5293650794, 0.447619047619, 0.333333333333, 0, 0,
      24.2158730159, 0, 0, 0, 0, 0, 17.1468253968, 0, 0, 0, 9.3, 1.16666666667, 2.02777777778,
      0, 11.7920634921, 0.947619047619, 1.54285714286, 7.60952380952, 73.0095238095,
      76.6904761905, 160.551587302,
    ],
    knownHarmonicCloseness: [
      23.1666666667, 19.1666666667, 21, 17.6666666667, 14.6666666667, 15.1666666667,
      15.1666666667, 16.4166666667, 18.5, 15.5833333333, 14.6666666667, 13.5, 14, 18.5, 14.2,
      14.2, 11.1, 14.1666666667, 14.2, 17.5, 14.2, 14.1666666667, 14.2, 16.0333333333,
      13.9166666667, 13.9166666667, 13.95, 16.9166666667, 16.4166666667, 15.3666666667,
      16.9166666667, 19.3333333333, 20.9166666667, 23.25,
    ])

  /// Marriages between families of Renaissance Florence.
  ///
  /// Padgett and Ansell 1993, doi:10.1086/230190, without the Pucci, who married into none of the
  /// others. Links as in networkx 3.6.1; numbered by name.
  static let florentineFamilies = LiteratureGraph(
    name: "Florentine families",
    nodes: [
      "Acciaiuoli", "Albizzi", "Barbadori", "Bischeri", "Castellani", "Ginori", "Guadagni",
      "Lamberteschi", "Medici", "Pazzi", "Peruzzi", "Ridolfi", "Salviati", "Strozzi",
      "Tornabuoni",
    ],
    weightedLinks: LiteratureGraph.ofWeightOne([
      (0, 8), (1, 5), (1, 6), (1, 8), (2, 4), (2, 8), (3, 6), (3, 10), (3, 13), (4, 10),
      (4, 13), (6, 7), (6, 14), (8, 11), (8, 12), (8, 14), (9, 12), (10, 13), (11, 13),
      (11, 14),
    ]),
    knownComponentCount: 1, knownDiameter: 5,
    knownTransitivity: 0.191489361702, knownAverageClustering: 0.16,
    knownModularity: 0.39875,
    knownCoreNumbers: [
      1, 2, 2, 2, 2, 1, 2, 1, 2, 1, 2, 2, 1, 2, 2,
    ],
    knownTriangles: [
      0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 2, 1, 0, 2, 1,
    ],
    knownPageRank: [
      0.0306574373747, 0.0791222528638, 0.0503009871125, 0.0688617956136, 0.0693301755454,
      0.0324179716447, 0.0983978333698, 0.0309095395911, 0.145817204998, 0.0360538722258,
      0.0678753100137, 0.0695742665421, 0.0613032287666, 0.0880984385192, 0.0712796858194,
    ],
    knownBetweenness: [
      0, 19.3333333333, 8.5, 9.5, 5, 0, 23.1666666667, 0, 47.5, 0, 2, 10.3333333333, 13,
      9.33333333333, 8.33333333333,
    ],
    knownHarmonicCloseness: [
      5.91666666667, 7.83333333333, 7.08333333333, 7.2, 6.91666666667, 5.33333333333,
      8.08333333333, 5.36666666667, 9.5, 4.76666666667, 6.78333333333, 8, 6.58333333333,
      7.83333333333, 7.83333333333,
    ])

  /// Which of 18 women attended which of 14 social events in a town in the South of the United
  /// States: a graph of two kinds of nodes, without triangles.
  ///
  /// Davis, Gardner and Gardner 1941, Deep South, University of Chicago Press, p. 148; numbered as
  /// in networkx 3.6.1, the women from 0 and the events from 18.
  static let southernWomen = LiteratureGraph(
    name: "Southern women",
    nodes: [
      "Evelyn Jefferson", "Laura Mandeville", "Theresa Anderson", "Brenda Rogers",
      "Charlotte McDowd", "Frances Anderson", "Eleanor Nye", "Pearl Oglethorpe",
      "Ruth DeSand", "Verne Sanderson", "Myra Liddel", "Katherina Rogers", "Sylvia Avondale",
      "Nora Fayette", "Helen Lloyd", "Dorothy Murchison", "Olivia Carleton", "Flora Price",
      "E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "E10", "E11", "E12", "E13", "E14",
    ],
    weightedLinks: LiteratureGraph.ofWeightOne([
      (0, 18), (0, 19), (0, 20), (0, 21), (0, 22), (0, 23), (0, 25), (0, 26), (1, 18),
      (1, 19), (1, 20), (1, 22), (1, 23), (1, 24), (1, 25), (2, 19), (2, 20), (2, 21),
      (2, 22), (2, 23), (2, 24), (2, 25), (2, 26), (3, 18), (3, 20), (3, 21), (3, 22),
      (3, 23), (3, 24), (3, 25), (4, 20), (4, 21), (4, 22), (4, 24), (5, 20), (5, 22),
      (5, 23), (5, 25), (6, 22), (6, 23), (6, 24), (6, 25), (7, 23), (7, 25), (7, 26),
      (8, 22), (8, 24), (8, 25), (8, 26), (9, 24), (9, 25), (9, 26), (9, 29), (10, 25),
      (10, 26), (10, 27), (10, 29), (11, 25), (11, 26), (11, 27), (11, 29), (11, 30),
      (11, 31), (12, 24), (12, 25), (12, 26), (12, 27), (12, 29), (12, 30), (12, 31),
      (13, 23), (13, 24), (13, 26), (13, 27), (13, 28), (13, 29), (13, 30), (13, 31),
      (14, 24), (14, 25), (14, 27), (14, 28), (14, 29), (15, 25), (15, 26), (16, 26),
      (16, 28), (17, 26), (17, 28),
    ]),
    knownComponentCount: 1, knownDiameter: 4,
    knownTransitivity: 0, knownAverageClustering: 0,
    knownModularity: 0.336005554854,
    knownCoreNumbers: [
      4, 4, 4, 4, 4, 4, 4, 3, 4, 4, 4, 4, 4, 4, 4, 2, 2, 2, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 2,
      4, 3, 3,
    ],
    knownTriangles: [
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      0, 0, 0,
    ],
    knownPageRank: [
      0.0425634507454, 0.0373582460225, 0.0418037373134, 0.0371042001353, 0.0230492349679,
      0.0226220791123, 0.0224438979647, 0.0182887718954, 0.0226795005898, 0.023003532263,
      0.0235031316289, 0.0342508174853, 0.0386624289994, 0.044537240352, 0.0289915049452,
      0.0138067428465, 0.0151995251502, 0.0151995251502, 0.0182517351037, 0.0181878721768,
      0.0323985364353, 0.0230549861784, 0.0419872586282, 0.0421838028132, 0.0519013119304,
      0.0724971251937, 0.0666018589273, 0.0288894757643, 0.0272677340058, 0.0337777263702,
      0.0189665044525, 0.0189665044525,
    ],
    knownBetweenness: [
      42.9802008807, 22.8541379046, 38.9796350384, 22.0215369181, 4.71526284579,
      4.76788257697, 4.2026348884, 3.02614388364, 7.46848312221, 7.00326126215, 7.27323502243,
      21.0764255433, 31.9105695628, 50.4903061091, 18.8624553286, 0.869319452477,
      2.24925483014, 2.24925483014, 0.973748473748, 0.944090996723, 8.23742466534,
      3.48132780856, 17.0378880213, 29.3873904148, 58.5347883988, 110.206396982,
      101.932143481, 5.17192077564, 8.88875668191, 8.17857028723, 1.01277650648,
      1.01277650648,
    ],
    knownHarmonicCloseness: [
      18.5, 17.3333333333, 18.5, 17.3333333333, 14.3333333333, 15.3333333333, 15.3333333333,
      14.9166666667, 15.8333333333, 15.8333333333, 15.5833333333, 16.9166666667,
      17.8333333333, 18.5, 16.5, 14.25, 13.25, 13.25, 13.25, 13.25, 15.25, 13.9166666667,
      16.5833333333, 17.8333333333, 19.1666666667, 21.8333333333, 20.5, 14.5833333333,
      13.9166666667, 15.25, 13.25, 13.25,
    ])
}
