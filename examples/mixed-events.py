#!/usr/bin/env python3
"""Sends mixed events to Life for a while, and counts those that it acknowledged.

    LIFE_URL=http://127.0.0.1:53127 LIFE_TOKEN=life_... python3 examples/mixed-events.py --seconds 60

What was acknowledged is in the journal, in this order, each once; with --out it is written as lines of JSON.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from typing import Any, Dict, List

from life_client import LifeClient, LifeRefusal

# How often each is drawn, and the strongest it gets: a world that is noisy and rarely shocks.
WORLD = {"noise": (40, 0.6), "idle": (20, 0.3), "decay": (15, 0.5), "recovery": (20, 0.7), "shock": (5, 0.9)}
TOGETHER_MAX = 3


def draw(chance: random.Random, number: int) -> Dict[str, Any]:
    kind = chance.choices(list(WORLD), [weight for weight, _ in WORLD.values()])[0]
    intensity = round(chance.uniform(0.05, WORLD[kind][1]), 3)
    return {"type": kind, "intensity": intensity, "note": f"mixed event {number}"}


def main() -> int:
    options = argparse.ArgumentParser(description="Sends mixed events to Life for a while.")
    options.add_argument("--seconds", type=float, default=60.0, help="for so long (default: 60)")
    options.add_argument("--events", type=int, default=sys.maxsize, help="and at most so many")
    options.add_argument("--pause", type=float, default=1.0, help="seconds from one sending to the next, on average")
    options.add_argument("--seed", type=int, default=None, help="draws the same events again")
    options.add_argument("--out", type=argparse.FileType("w"), help="writes what was acknowledged into this file")
    asked = options.parse_args()
    chance = random.Random(asked.seed)
    life = LifeClient(name="mixed-events")
    counts: Counter = Counter()
    until = time.monotonic() + asked.seconds
    drawn = 0
    try:
        while drawn < asked.events and time.monotonic() < until:
            some = min(chance.randint(1, TOGETHER_MAX), asked.events - drawn)
            events: List[Dict[str, Any]] = [draw(chance, drawn + at + 1) for at in range(some)]
            drawn += some
            for event, receipt in zip(events, life.stimulate(events)):
                counts[event["type"]] += 1
                if asked.out:
                    print(json.dumps({**event, **receipt}), file=asked.out, flush=True)
            time.sleep(chance.uniform(0, 2 * asked.pause))
    except KeyboardInterrupt:
        pass
    except (LifeRefusal, OSError) as error:
        print(f"mixed-events: {error}", file=sys.stderr)
        return 1
    finally:
        told = ", ".join(f"{count} {kind}" for kind, count in counts.most_common())
        print(f"{sum(counts.values())} acknowledged of {drawn} sent" + (f": {told}" if told else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
