"""The documents of an archive, found as storyloom finds them: sorted by the bytes of their paths."""

import os

EXTENSIONS = (b".md", b".markdown", b".txt", b".yml", b".yaml")


def paths(archive):
    """The paths of the documents below a folder, hidden entries left out."""
    found = []
    for folder, subfolders, names in os.walk(os.fsencode(archive)):
        subfolders[:] = [name for name in subfolders if not name.startswith(b".")]
        for name in names:
            if not name.startswith(b".") and name.lower().endswith(EXTENSIONS):
                found.append(os.path.join(folder, name))
    return sorted(found)


def front_matter(path):
    """The YAML text of a document as bytes, or None where it has none."""
    with open(path, "rb") as file:
        document = file.read()
    if not document.startswith(b"---\n"):
        return None
    end = document.find(b"\n---", 3)
    return None if end < 0 else document[4 : end + 1]
