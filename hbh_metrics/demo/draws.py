"""Random numbers for the demo: one stream per seed, provider and subject, so that a story at one provider moves nothing elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

# Primes: multiplying by a number smaller than a prime, modulo that prime, gives every number once.
_STRIDE = 7919
_SIX_DIGITS = 999_983
_NINE_DIGITS = 999_999_937
_MULTIPLIERS = (387_420_489, 244_140_625, 282_475_249)
_MOST_CLIENTS_IN_SIX_DIGITS = 150_000


def stream(seed: int, provider_id: str, subject: str) -> np.random.Generator:
    """Return the stream of random numbers of this subject (hours, payments, ...) at this provider."""
    return np.random.default_rng([seed, crc32(provider_id.encode()), crc32(subject.encode())])


def choose(rng: np.random.Generator, count: int, weights: Sequence[float]) -> npt.NDArray[np.int64]:
    """Return `count` indexes into `weights`, each drawn with that weight."""
    bounds = np.cumsum(np.asarray(weights, dtype=np.float64))
    drawn: npt.NDArray[np.int64] = np.searchsorted(bounds, rng.random(count) * bounds[-1], side="right").astype(
        np.int64
    )
    return drawn


def shuffled_numbers(places: npt.NDArray[np.int64], seed: int, clients: int) -> npt.NDArray[np.int64]:
    """Return a different number for every place, in an order that tells nothing; the same place always gets the same number."""
    prime = _SIX_DIGITS if clients <= _MOST_CLIENTS_IN_SIX_DIGITS else _NINE_DIGITS
    multiplier = _MULTIPLIERS[seed % len(_MULTIPLIERS)] % prime
    numbers: npt.NDArray[np.int64] = (places * multiplier + seed * _STRIDE) % prime
    return numbers


def shares_of(total: int, shares: Sequence[float]) -> list[int]:
    """Return whole numbers in proportion to `shares` that add up to `total` (largest remainders get the rest)."""
    exact = [total * share / sum(shares) for share in shares]
    counts = [int(value) for value in exact]
    by_remainder = sorted(range(len(shares)), key=lambda place: counts[place] - exact[place])
    for place in by_remainder[: total - sum(counts)]:
        counts[place] += 1
    return counts
