/// Elements of which the smallest comes out first.
///
/// The children of position `i` are at `4i + 1` to `4i + 4`, and no child is smaller than its
/// parent. Four children in place of two make the heap half as high, and they lie side by side in
/// memory. Where all elements differ, the order in which they come out does not depend on the order
/// in which they went in.
///
/// > Source: Williams 1964, doi:10.1145/512274.512284; more than two children after Johnson 1975,
/// > doi:10.1016/0020-0190(75)90001-0. Deviation: none.
package struct Heap<Element: Comparable> {
  private var elements: [Element] = []

  /// Nothing yet.
  package init() {}

  /// Whether nothing is left.
  package var isEmpty: Bool { elements.isEmpty }

  /// Adds an element.
  ///
  /// - Complexity: O(log *n*), *n* elements.
  package mutating func insert(_ element: Element) {
    var position = elements.count
    elements.append(element)
    while position > 0 {
      let parent = (position - 1) / 4
      guard element < elements[parent] else { break }
      elements[position] = elements[parent]
      position = parent
    }
    elements[position] = element
  }

  /// Takes out the smallest element, or gives `nil` where nothing is left.
  ///
  /// - Complexity: O(log *n*), *n* elements.
  package mutating func removeFirst() -> Element? {
    guard let last = elements.popLast() else { return nil }
    guard let first = elements.first else { return last }
    let count = elements.count
    var position = 0
    while 4 * position + 1 < count {
      var child = 4 * position + 1
      let end = min(child + 4, count)
      var place = child
      var smallest = elements[child]
      child += 1
      while child < end {
        let other = elements[child]
        if other < smallest {
          smallest = other
          place = child
        }
        child += 1
      }
      guard smallest < last else { break }
      elements[position] = smallest
      position = place
    }
    elements[position] = last
    return first
  }

  /// Takes out all elements and keeps the memory.
  package mutating func removeAll() {
    elements.removeAll(keepingCapacity: true)
  }
}

extension Heap: Sendable where Element: Sendable {}
