"""Clusters of things that are alike in pairs: what of a graph hangs together, and what must not. Pure."""

from collections.abc import Iterable, Mapping


def part_bridges(known: Mapping[str, str | None], near: dict[str, dict[str, str]]) -> None:
    """Cut the texts without a value off from texts of differing values that they would bridge."""
    unknown = {text for text, value in known.items() if value is None}
    for cluster in find_clusters({text: near[text].keys() & unknown for text in unknown}):
        across = {other for text in cluster for other in near[text] if other not in unknown}
        if len({known[other] for other in across}) > 1:
            for text in cluster:
                for other in near[text].keys() & across:
                    del near[text][other]
                    del near[other][text]


def find_clusters(near: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Return the connected parts of a graph, each sorted, in the order of their first member."""
    left = dict.fromkeys(sorted(near))
    clusters = []
    while left:
        cluster: list[str] = []
        stack = [next(iter(left))]
        del left[stack[0]]
        while stack:
            text = stack.pop()
            cluster.append(text)
            for other in near[text]:
                if other in left:
                    del left[other]
                    stack.append(other)
        clusters.append(sorted(cluster))
    return clusters
