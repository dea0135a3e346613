/// The faults that reading an archive can find. The texts are stable: scripts may rely on them.
extension Diagnostic.ID {
  /// A document of no bytes, or of white space alone.
  public static let emptyFile = Self(rawValue: "empty-file")
  /// A byte that is not part of UTF-8 text.
  public static let invalidUTF8 = Self(rawValue: "invalid-utf8")
  /// A document that does not open with a `---` line.
  public static let missingFrontMatter = Self(rawValue: "missing-front-matter")
  /// A document whose opening `---` line has no closing one.
  public static let unclosedFrontMatter = Self(rawValue: "unclosed-front-matter")
  /// A YAML file with another document after the first.
  public static let severalDocuments = Self(rawValue: "several-documents")
  /// Front matter that is not YAML.
  public static let invalidYAML = Self(rawValue: "invalid-yaml")
  /// Two equal keys in one mapping.
  public static let duplicateKey = Self(rawValue: "duplicate-key")
  /// Front matter that is a list or a text, not keys with values.
  public static let frontMatterNotAMapping = Self(rawValue: "front-matter-not-a-mapping")
  /// An article that has an address but no title.
  public static let missingTitle = Self(rawValue: "missing-title")
  /// An article that has neither title nor address.
  public static let unidentifiableMention = Self(rawValue: "unidentifiable-mention")
  /// A time that is not ISO 8601.
  public static let invalidDate = Self(rawValue: "invalid-date")
  /// An address that is neither `http` nor `https`.
  public static let invalidAddress = Self(rawValue: "invalid-address")
  /// A number that is not whole or does not fit 64 bits.
  public static let invalidNumber = Self(rawValue: "invalid-number")
  /// An article whose provider has neither name nor domain.
  public static let missingProvider = Self(rawValue: "missing-provider")
  /// A `related` that is not a list.
  public static let relatedNotAList = Self(rawValue: "related-not-a-list")
  /// An entry of `related` that is not keys with values.
  public static let relatedEntryNotAMapping = Self(rawValue: "related-entry-not-a-mapping")
  /// A field that holds another kind of value than it should.
  public static let wrongType = Self(rawValue: "wrong-type")
  /// Front matter whose lists and mappings nest deeper than ``ReadingLimits/nesting``.
  public static let nestingLimit = Self(rawValue: "nesting-limit")
  /// Front matter whose aliases repeat more than ``ReadingLimits/aliasSize``.
  public static let aliasLimit = Self(rawValue: "alias-limit")
  /// A record with more related articles than ``ReadingLimits/mentionCount``.
  public static let mentionLimit = Self(rawValue: "mention-limit")
  /// A text that is longer than pictures and the page show, ``ReadingLimits/labelLength``.
  public static let labelLimit = Self(rawValue: "label-limit")
  /// A document with more faults than ``ReadingLimits/faultCount``.
  public static let faultLimit = Self(rawValue: "fault-limit")
  /// An input with more documents than ``ReadingLimits/documentCount``.
  public static let documentLimit = Self(rawValue: "document-limit")
  /// A YAML 1.1 merge key (`<<`), whose fields are not read.
  public static let mergeKey = Self(rawValue: "merge-key")
  /// A file that the system refuses to read.
  public static let unreadableFile = Self(rawValue: "unreadable-file")
  /// A folder that the system refuses to list.
  public static let unreadableFolder = Self(rawValue: "unreadable-folder")
  /// Something named like a document that is a pipe, a socket or a device.
  public static let notARegularFile = Self(rawValue: "not-a-regular-file")
  /// A file that became shorter or longer while it was read.
  public static let changedWhileReading = Self(rawValue: "changed-while-reading")
  /// A place in a stream of framed documents where a frame should begin and none does.
  public static let malformedFrame = Self(rawValue: "malformed-frame")
  /// A stream of framed documents that ends inside a frame.
  public static let incompleteFrame = Self(rawValue: "incomplete-frame")
  /// A document that is larger than ``ReadingLimits/documentSize``.
  public static let documentTooLarge = Self(rawValue: "document-too-large")
  /// A member of an archive whose path is absolute or leads out of the archive (`..`).
  public static let unsafeMemberPath = Self(rawValue: "unsafe-member-path")
  /// A document that an archive holds in several versions, of which the last is read.
  public static let duplicateMember = Self(rawValue: "duplicate-member")
  /// A document that an archive holds encrypted.
  public static let encryptedMember = Self(rawValue: "encrypted-member")
  /// A document of an archive that cannot be unpacked, while the others can.
  public static let unreadableMember = Self(rawValue: "unreadable-member")
  /// An archive that is cut off or damaged; what comes before the damage is read.
  public static let damagedArchive = Self(rawValue: "damaged-archive")
  /// An archive or a document in it that is larger than ``PackedArchive/Limits`` allow.
  public static let archiveLimit = Self(rawValue: "archive-limit")
}
