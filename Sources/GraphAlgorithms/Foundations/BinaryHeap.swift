/// Elements of which the smallest comes out first: a binary heap.
///
/// The children of position `i` are at `2i + 1` and `2i + 2`, and no child is smaller than its
/// parent. Where all elements differ, the order in which they come out does not depend on the
/// order in which they went in.
///
/// > Source: Williams 1964, doi:10.1145/512274.512284. Deviation: none.
struct BinaryHeap<Element: Comparable> {
  private var elements: [Element] = []

  /// Whether nothing is left.
  var isEmpty: Bool { elements.isEmpty }

  /// Adds an element.
  ///
  /// - Complexity: O(log *n*), *n* elements.
  mutating func insert(_ element: Element) {
    var position = elements.count
    elements.append(element)
    while position > 0 {
      let parent = (position - 1) / 2
      guard element < elements[parent] else { break }
      elements[position] = elements[parent]
      position = parent
    }
    elements[position] = element
  }

  /// Takes out the smallest element, or gives `nil` where nothing is left.
  ///
  /// - Complexity: O(log *n*), *n* elements.
  mutating func removeFirst() -> Element? {
    guard let last = elements.popLast() else { return nil }
    let count = elements.count
    guard count > 0 else { return last }
    let first = elements[0]
    var position = 0
    while true {
      var child = 2 * position + 1
      guard child < count else { break }
      if child + 1 < count && elements[child + 1] < elements[child] { child += 1 }
      guard elements[child] < last else { break }
      elements[position] = elements[child]
      position = child
    }
    elements[position] = last
    return first
  }

  /// Takes out all elements and keeps the memory.
  mutating func removeAll() {
    elements.removeAll(keepingCapacity: true)
  }
}
