import GraphFiles
import Testing

@Suite struct JSONValueTests {
  @Test func valuesStandOnOneLineInTheirOrder() {
    let value: JSONValue = [
      "name": .text("path"), "empty": .list([]), "nested": ["b": .boolean(true), "a": .null],
      "counts": .integers([3, -1] as [Int]),
    ]
    #expect(
      value.description
        == #"{"name":"path","empty":[],"nested":{"b":true,"a":null},"counts":[3,-1]}"#)
  }

  /// 0.1 + 0.2 is not 0.3; the shortest text that reads back as the same number has 17 digits.
  @Test func numbersKeepEveryBit() {
    let numbers = [0.1 + 0.2, 1, -0.5, 1e-300, .leastNonzeroMagnitude, 1.7976931348623157e308]
    #expect(
      JSONValue.numbers(numbers).description
        == "[0.30000000000000004,1.0,-0.5,1e-300,5e-324,1.7976931348623157e+308]")
  }

  @Test func whatIsNotFiniteIsNull() {
    #expect(
      JSONValue.numbers([.infinity, -.infinity, .nan]).description == "[null,null,null]")
  }

  @Test func textsAreEscaped() {
    #expect(JSONValue.text("a\"b\\c\n\u{1f}é").description == #""a\"b\\c\u000a\u001fé""#)
  }
}
