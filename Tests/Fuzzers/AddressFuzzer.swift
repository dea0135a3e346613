import StoryParsing

/// Keys of addresses: what the rules of ``AddressKey`` say makes no difference makes none.
enum AddressFuzzer {
  static func faults(of bytes: [UInt8]) -> [String] {
    let address = decoded(bytes)
    let isLink = AddressKey.isHyperlink(address)
    guard let key = AddressKey(address) else {
      return isLink ? ["A link without a key: \(address.debugDescription)"] : []
    }
    var faults: [String] = []
    func expect(_ condition: Bool, _ what: String) {
      if !condition {
        faults.append("\(what): \(key.text.debugDescription) of \(address.debugDescription)")
      }
    }
    func same(_ other: String, _ what: String) {
      let text = AddressKey(other)?.text
      expect(text?.utf8.elementsEqual(key.text.utf8) == true, "\(what), \(text.debugDescription)")
    }

    expect(!key.host.isEmpty, "empty host")
    expect(!key.host.utf8.contains { (0x41...0x5A).contains($0) }, "capitals in the host")
    expect(!key.text.utf8.contains(UInt8(ascii: "#")), "fragment")
    expect(
      !key.text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F },
      "control character")
    expect(!key.host.utf8.contains(0x20), "space in the host")
    expect(
      !isLink || !address.unicodeScalars.contains { $0.properties.isWhitespace }, "space in a link")
    let path = key.text.utf8.prefix { $0 != UInt8(ascii: "?") }
    expect(path.last != UInt8(ascii: "/"), "slash at the end")

    same(" \n\(address) \t", "white space around it")
    // In a cache's address, what follows is a part of the address inside.
    // White space at the end would come to stand inside.
    guard let last = address.utf8.last, last > 0x20 else { return faults }
    let hasFragment = address.utf8.contains(UInt8(ascii: "#"))
    if !hasFragment { same(address + "#top", "fragment") }
    if !hasFragment, !address.utf8.contains(UInt8(ascii: "?")),
      address.unicodeScalars.last.map({ !$0.properties.isWhitespace }) == true
    {
      same(address + "?utm_source=fuzz", "parameter of a campaign")
      same(address + "/", "slash")
    }
    // The key is an address once more, unless a name begins with what is dropped from names or a cache
    // holds a cache.
    if !key.text.hasPrefix("www."), !key.text.contains("ampproject.org") {
      same("//" + key.text, "its own key")
    }
    return faults
  }
}
