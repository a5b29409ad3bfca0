"""`python -m bench [NAME …]`: run benchmarks and keep their results; `report` renders the kept ones."""

import sys

from bench import (
    edge_against_nginx,
    make_demo,
    memory,
    page_weight,
    pages_at_size,
    pickers,
    publish_to_fresh,
    story_render,
)
from bench.results import render_report

BENCHMARKS = {
    "story-render": story_render.main,
    "pages-at-size": pages_at_size.main,
    "page-weight": page_weight.main,
    "make-demo": make_demo.main,
    "memory": memory.main,
    "pickers": pickers.main,
    "publish-to-fresh": publish_to_fresh.main,
    "edge-against-nginx": edge_against_nginx.main,
}


def main() -> int:
    """Run the named ones, or all."""
    names = sys.argv[1:] or list(BENCHMARKS)
    if names == ["report"]:
        render_report()
        return 0
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)} and report", file=sys.stderr)
        return 2
    for name in names:
        print(f"== {name}", flush=True)
        BENCHMARKS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
