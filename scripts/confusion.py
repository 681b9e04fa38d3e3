"""Draws which intents are taken for which, from the examples set aside in the last training."""

import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt
from sklearn.metrics import confusion_matrix

from bot.settings import ROOT, load_settings
from bot.understanding.figures import load_lessons


def main() -> None:
    lessons = load_lessons(load_settings().models_dir)
    if "intent" not in lessons:
        sys.exit("There are no figures yet: run `guide train` first.")
    told, read = lessons["intent"]["labels"], lessons["intent"]["read"]
    draw(told, read, ROOT / "docs" / "pictures" / "intents.png")


def draw(told: list[str], read: list[str], target: Path) -> None:
    """One row an intent as labelled by hand, one column as read; darker is more often."""
    labels = sorted(set(told), key=lambda label: (label.startswith("share_"), label))
    shares = confusion_matrix(told, read, labels=labels, normalize="true")
    figure, axes = plt.subplots(figsize=(13, 12))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(labels)), labels, rotation=90)
    axes.set_yticks(range(len(labels)), labels)
    axes.set_xlabel("read as")
    axes.set_ylabel("labelled")
    for row, column in zip(*shares.nonzero(), strict=True):
        share = round(100 * shares[row, column])
        colour = "white" if share > 50 else "black"
        axes.text(column, row, share, ha="center", va="center", fontsize=7, color=colour)
    figure.tight_layout()
    target.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, dpi=80)


if __name__ == "__main__":
    main()
