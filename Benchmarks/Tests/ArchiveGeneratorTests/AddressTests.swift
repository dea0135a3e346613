import StoryParsing
import Testing

@testable import ArchiveGenerator

/// The plan counts with symbols; here the addresses are held to them.
@Suite struct AddressTests {
  private static let catalogue = ProviderCatalogue(count: 300)

  /// Some stories, one after the other.
  private static let stories = (0..<300).map { number in
    let shape = ArchiveShape(providers: 300)
    return StoryPlan(
      StoryOutline(number: number, seed: 8, shape: shape), firstRecord: 0, seed: 8, shape: shape,
      catalogue: catalogue)
  }

  private func addresses(_ article: ArticlePlan, of story: StoryPlan) -> ArticleAddresses {
    ArticleText(article, story: story.number, catalogue: Self.catalogue).addresses
  }

  private func hasSharedKey(_ article: ArticlePlan) -> Bool {
    Self.catalogue[article.foreignHost ?? article.provider].ampStyle == .parameter
  }

  @Test func addressesOfAnArticleHaveAtMostThreeKeysAndNoOtherHasThem() throws {
    var known: Set<AddressKey> = []
    for story in Self.stories {
      for article in story.articles {
        let addresses = addresses(article, of: story)
        var keys: Set = [try #require(AddressKey(addresses.page))]
        if article.hasAMP {
          let amp = try #require(AddressKey(addresses.amp))
          #expect(AddressKey(addresses.cachedAMP) == amp)
          #expect(keys.contains(amp) == hasSharedKey(article))
          let revised = try #require(AddressKey(addresses.revisedPage))
          #expect(!keys.contains(revised) && revised != amp)
          keys.formUnion([amp, revised])
        }
        #expect(keys.isDisjoint(with: known))
        known.formUnion(keys)
      }
    }
  }

  @Test func everySpellingOfAPageHasItsKey() {
    for story in Self.stories.prefix(60) {
      for article in story.articles {
        let addresses = addresses(article, of: story)
        let spellings = Set(
          (0..<360 as Range<UInt64>).map {
            addresses.spelled(Statement(article: article.index, form: .webOnly, salt: $0)).web
          })
        #expect(spellings.count >= 5)
        #expect(Set(spellings.map(AddressKey.init)) == [AddressKey(addresses.page)])
      }
    }
  }

  @Test func pageAndAMPAddressAreOneArticleOnlyWhereSomethingSaysSo() {
    for story in Self.stories {
      for article in story.articles where article.hasAMP {
        func count(_ forms: [Statement.Form]) -> Int {
          var names = StoryNames(story, catalogue: Self.catalogue)
          for form in forms {
            names.hear(Statement(article: article.index, form: form, salt: 0), isRecord: false)
          }
          return names.articleCount
        }
        let isShared = hasSharedKey(article)
        #expect(count([.webOnly, .ampOnly]) == (isShared ? 1 : 2))
        #expect(count([.webOnly, .revised]) == (isShared ? 1 : 2))
        #expect(count([.ampOnly, .revised]) == 1)
        #expect(count([.webOnly, .revised, .full]) == 1)
      }
    }
  }
}
