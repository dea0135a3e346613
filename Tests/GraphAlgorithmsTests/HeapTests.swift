import Testing

@testable import GraphAlgorithms

@Suite struct HeapTests {
  @Test("An empty heap gives nothing")
  func empty() {
    var heap = Heap<Int>()
    #expect(heap.isEmpty)
    #expect(heap.removeFirst() == nil)
  }

  @Test("Elements come out in ascending order, equal ones as often as they went in")
  func order() {
    var generator = SplitMix64(seed: 3)
    for count in 0..<70 {
      let elements = (0..<count).map { _ in Int(generator.integer(below: 20)) }
      var heap = Heap<Int>()
      for element in elements { heap.insert(element) }
      var found: [Int] = []
      while let element = heap.removeFirst() { found.append(element) }
      #expect(found == elements.sorted())
      #expect(heap.isEmpty)
    }
  }

  @Test("The smallest comes out while others go in")
  func mixed() {
    var generator = SplitMix64(seed: 4)
    var heap = Heap<Int>()
    var plain: [Int] = []
    for _ in 0..<2_000 {
      if generator.integer(below: 5) < 3 {
        let element = Int(generator.integer(below: 1_000))
        heap.insert(element)
        plain.append(element)
      } else {
        let smallest = plain.indices.min { plain[$0] < plain[$1] }
        #expect(heap.removeFirst() == smallest.map { plain.remove(at: $0) })
      }
    }
    #expect(!heap.isEmpty)
    heap.removeAll()
    #expect(heap.isEmpty)
  }
}
