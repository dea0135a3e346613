// Looks at the pages of archives in a browser, as `make page-pictures`, `make page-audit` and
// `make page-bench` ask.
import Foundation
import StoryTestSupport

let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  print("usage: PageRun pictures|audit|bench STORYLOOM ARCHIVE... [OUTPUT]")
  exit(64)
}
if let missing = Browser.missing {
  print("PageRun: \(missing)")
  exit(69)
}
let program = arguments[2]
let rest = Array(arguments[3...])
switch arguments[1] {
case "pictures" where rest.count > 1:
  try await PagePictures.write(of: rest.dropLast(), by: program, to: rest[rest.count - 1])
case "audit":
  let count = try await PageFaults.print(of: rest, by: program)
  exit(count == 0 ? 0 : 1)
case "bench":
  for archive in rest { try await PageBench.print(of: archive, by: program) }
default:
  print("PageRun: \(arguments[1]) is nothing that it does with \(rest.count) arguments.")
  exit(64)
}
