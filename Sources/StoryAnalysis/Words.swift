/// Splitting text into words for counting.
enum Words {
  /// The terms of a text: its words in lower case, without possessive endings, numbers, single
  /// letters and stop words.
  ///
  /// A word is a run of letters, marks and digits; an apostrophe between letters belongs to it
  /// (`don't`).
  static func terms(in text: String) -> [String] {
    var terms: [String] = []
    var word = ""
    var pending = ""
    func isWordCharacter(_ character: Character) -> Bool {
      character.isLetter || character.isNumber
    }
    func finish() {
      defer { (word, pending) = ("", "") }
      var term = word
      if term.hasSuffix("'s") { term.removeLast(2) }
      guard term.count > 1, term.contains(where: \.isLetter), !stopWords.contains(term) else {
        return
      }
      terms.append(term)
    }
    for character in text.lowercased() {
      if isWordCharacter(character) {
        word += pending
        pending = ""
        word.append(character)
      } else if character == "'" || character == "’", !word.isEmpty, pending.isEmpty {
        pending = "'"
      } else {
        if !word.isEmpty { finish() }
      }
    }
    if !word.isEmpty { finish() }
    return terms
  }

  /// English words that say nothing about a subject: articles, pronouns, prepositions,
  /// conjunctions, auxiliaries, the verbs of saying that every news text has, and the names of days and
  /// months.
  private static let stopWords: Set<String> = Set(
    """
    a about above according across after again against ago ain't all almost along already also although \
    always am among an and announce announced announces another any anyone anything are aren't around as at away back be became \
    because become been before behind being below between both but by can can't cannot come could \
    couldn't did didn't do does doesn't doing don't done down during each either else enough even \
    ever every everyone everything few first for from further get gets getting give go goes going \
    got had hadn't has hasn't have haven't having he he'd he'll he's her here here's hers herself \
    him himself his how however i i'd i'll i'm i've if in including instead into is isn't it it'd \
    it'll it's its itself just keep know last least less let let's like likely long longer made make makes \
    making many may maybe me might more most much must my myself need neither never next no nor not \
    nothing now of off often on once one only onto or other others our ours ourselves out over own \
    per perhaps put quite rather really s said same saw say saying says see seem seen several shall \
    she she'd she'll she's should shouldn't since so some someone something soon still such take \
    than that that's the their theirs them themselves then there there's these they they'd they'll \
    they're they've thing things this those though three through till time to today together told \
    too two under until up upon us use used using very via want wants was wasn't way we we'd we'll \
    we're we've well went were weren't what what's when where whether which while who who's whom \
    whose why will with within without won't would wouldn't year years yesterday yet you you'd \
    you'll you're you've your yours yourself monday tuesday wednesday thursday friday saturday sunday \
    january february march april june july august september october november december
    """.split(separator: " ").map(String.init))
}
