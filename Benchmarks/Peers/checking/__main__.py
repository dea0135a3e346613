"""The part of `make peers-check` that needs packages.

python checking make COUNT SEED           writes a list of graphs to standard output
python checking compare LIST OUTPUT       holds what the program printed of them against others
"""

import sys

import comparison
import generators
import listing


def main():
    if sys.argv[1] == "make":
        listing.write(generators.graphs(int(sys.argv[2]), int(sys.argv[3])), sys.stdout)
        return
    with open(sys.argv[2]) as file:
        graphs = listing.read(file)
    with open(sys.argv[3]) as file:
        report = comparison.compare(graphs, file)
    report.print()
    total = sum(report.compared.values())
    print(f"\n{len(graphs)} graphs, {total:,} comparisons, {len(report.failures)} failures")
    sys.exit(1 if report.failures else 0)


if __name__ == "__main__":
    main()
