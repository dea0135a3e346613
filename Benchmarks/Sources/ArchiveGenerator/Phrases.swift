/// The words that generated documents are made of.
enum Phrases {
  static let providerFirsts = [
    "Northern", "Daily", "Harbor", "Metro", "Silver", "Granite", "Valley", "Coastal", "Signal",
    "Lantern", "Summit", "River", "Atlas", "Prairie", "Meridian", "Beacon", "Copper", "Orchard",
    "Pioneer", "Quarry", "Evening", "Capital", "Mountain", "Union", "Liberty", "Cedar", "Bright",
    "Hollow", "Island", "Falcon", "Maple", "Ember", "Iron", "Winter", "Golden", "Crescent", "Echo",
    "Distant", "Plain", "Vector",
  ]
  static let providerSeconds = [
    "Herald", "Courier", "Wire", "Gazette", "Tribune", "Observer", "Review", "Report", "Journal",
    "Times", "Chronicle", "Ledger", "Examiner", "Mirror", "Guide", "Central", "Insider", "Radar",
    "Dispatch", "Monitor", "Standard", "Bulletin", "Register", "Sentinel", "Star", "Echo",
    "Inquirer", "Record", "Weekly", "Press",
  ]
  static let topLevels = [".com", ".com", ".co.uk", ".net", ".com", ".org", ".com.au", ".de"]

  static let themes = [
    "moratorium", "merger", "ruling", "recall", "outage", "launch", "trial", "strike", "reform",
    "election", "beta", "delay", "settlement", "inquiry", "summit", "tournament",
  ]
  static let openings = [
    "Everything we know about the", "Why the", "Regulators question the", "Report:",
    "‘A turning point’: the", "Five things to know about the", "How the", "Opinion:", "Inside the",
    "\"Nobody expected this\": the", "Analysts say the", "Congress weighs the", "First look:",
    "What’s next after the", "Explained:", "Critics call the", "Users didn’t see the", "Here’s how",
    "The long road to the", "Experts warn:", "Live updates –", "“Historic”:", "Behind the scenes:",
    "A closer look at the",
  ]
  static let endings = [
    "explained", "draws criticism – and praise", "won’t come this year", "changes the market",
    "is finally here", "raises \"serious questions\"", "moves forward after months of talks",
    "meets resistance", "could cost millions", "as competitors follow", "splits the industry",
    "before the vote", "gets a new date", "and what it means for you", "stuns investors",
    "in three charts", "is not what it seems", "will “reshape” the field",
    "faces a legal challenge",
    "worries experts — again",
  ]
  /// Headlines of one story differ by an opening and an ending.
  static let headlineCount = openings.count * endings.count

  static let clauses = [
    "The company said on Thursday that it would wait for clear rules",
    "a spokesperson didn’t respond to a request for comment",
    "the decision follows weeks of protest in several cities",
    "officials have called the plan “a first step”",
    "analysts expect other firms to follow before the end of the quarter",
    "documents seen by reporters show that work began two years ago",
    "the proposal must still pass both chambers", "critics said the change doesn’t go far enough",
    "the announcement came hours after a similar move by a rival",
    "shares fell as much as 4% in early trading", "a hearing is set for next month",
    "the team confirmed the date in a short video", "early tests show mixed results",
    "more than 200 groups signed an open letter", "the software is used by hundreds of departments",
    "\"we owe people an answer\", the chief executive told staff",
    "the update fixes several long-standing problems", "prices start at $69.99 — and rise quickly",
    "players will be able to try it over two weekends", "lawmakers asked for details by Friday",
    "nothing suggests that the dispute will end soon",
    "researchers at three universities reached the same conclusion",
    "the regulator opened an inquiry in March", "here is everything that we know so far",
  ]

  static let topics = [
    "AI", "Computer Vision", "Policy", "Games", "Markets", "Elections", "Energy", "Health",
    "AI in Sales", "Consumer Rights", "Security", "Transport",
  ]
  static let sections = ["news", "world/europe", "business", "tech", "story", "en-us/news"]
  static let trackers = [
    "utm_source=feedburner&utm_medium=feed", "fbclid=IwAR2k7Qy", "gclid=EAIaIQobCh",
    "mc_cid=f00d&mc_eid=beef", "itm_source=parsely-api", "utm_campaign=daily&amp=1",
  ]
  static let pictureSizes = [
    (1200, 630), (1200, 675), (1280, 720), (800, 450), (640, 427), (1199, 784), (756, 567),
  ]

  /// A name that no other story has: the number in base 64, a syllable for each digit.
  static func name(ofStory number: Int) -> String {
    let consonants = Array("bdfgklmnprstvwyz")
    var name = ""
    var rest = number
    while rest > 0 || name.utf8.count < 6 {
      name.append(consonants[rest % 16])
      name.append(["a", "e", "i", "o"][rest / 16 % 4])
      rest /= 64
    }
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// A text as a part of an address: words of ASCII letters and digits, joined by hyphens.
  static func slug(_ text: String) -> String {
    var slug: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        slug.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug.append(byte | 0x20)
      // Apostrophes and quotation marks leave nothing behind.
      case UInt8(ascii: " "), UInt8(ascii: "-"):
        if let last = slug.last, last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
      default: break
      }
    }
    if slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return String(decoding: slug, as: UTF8.self)
  }
}
