import GraphAlgorithms
import StoryParsing
import Testing

@testable import ArchiveGenerator

@Suite struct PartsTests {
  @Test func noTwoProvidersShareADomain() {
    let catalogue = ProviderCatalogue(count: 1200)
    let domains = (0..<1200).map { catalogue[$0].domain }
    #expect(Set(domains).count == 1200)
    #expect(domains.allSatisfy { ProviderDomain.normalized($0) == $0 })
  }

  @Test func frequenciesOfProvidersFollowTheirRank() {
    let catalogue = ProviderCatalogue(count: 100)
    var random = SplitMix64(seed: 1)
    var counts = [Int](repeating: 0, count: 100)
    for _ in 0..<100_000 { counts[catalogue.draw(&random)] += 1 }
    // Harmonic number of 100: 5.187.
    for rank in [1, 2, 10, 100] {
      let expected = 100_000 / (5.187 * Double(rank))
      #expect(abs(Double(counts[rank - 1]) - expected) < 5 * expected.squareRoot())
    }
  }

  @Test func noTwoStoriesShareAName() {
    let numbers = Array(0..<5000) + [262_143, 262_144, 262_145, 16_777_216]
    #expect(Set(numbers.map(Phrases.name)).count == numbers.count)
  }

  @Test func datesAreThoseOfTheReader() throws {
    for day in stride(from: 0, through: 60_000, by: 17) {
      let seconds = day * 86_400 + day % 86_400
      let text = CivilTime(seconds: seconds).iso8601
      #expect(Timestamp(iso8601: text)?.secondsSinceEpoch == Int64(seconds))
    }
    #expect(CivilTime(seconds: 951_782_400).iso8601 == "2000-02-29T00:00:00Z")
  }

  @Test func halfOfWhatIsLeftIsToldInEachHalfLife() {
    var random = SplitMix64(seed: 2)
    let clock = StoryClock(story: 3, &random)
    let times = clock.times(400, &random)
    #expect(zip(times, times.dropFirst()).allSatisfy(<))
    var left = 400
    for halfLife in 1...3 {
      let told = times.count { $0 < clock.start + halfLife * clock.halfLife } - (400 - left)
      #expect(abs(Double(told) - Double(left) / 2) < 3 * Double(left).squareRoot() / 2)
      left -= told
    }
  }

  @Test func storySizesHaveAHeavyTail() {
    let sizes = (0..<20_000).map {
      StoryOutline(number: $0, seed: 1, shape: ArchiveShape()).articleCount
    }
    #expect(sizes.min() == 1)
    #expect(sizes.max() ?? 0 > 300 && sizes.max() ?? 0 <= 400)
    // Six in ten stories are one article; a tenth of the stories holds half of the articles.
    #expect(abs(sizes.count { $0 == 1 } - 12_000) < 400)
    #expect(sizes.sorted(by: >).prefix(2000).reduce(0, +) * 2 > sizes.reduce(0, +))
  }

  @Test func slugsAreWordsOfASCII() {
    #expect(Phrases.slug("“It’s – over”: 5 Things") == "its-over-5-things")
  }
}
