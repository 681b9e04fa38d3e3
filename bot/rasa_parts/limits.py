"""How much one person, and one network address, may send: generous for people, not for machines."""

from __future__ import annotations

import math
from ipaddress import IPv6Address, ip_address, ip_network

from throttled import MemoryStore, RateLimiterType, Throttled, rate_limiter

from bot.settings import Settings

MOST_KEYS = 50_000  # whoever was not heard of longest is forgotten first
IPV6_NETWORK_BITS = 64  # what one household or one server is given


class RateLimits:
    """Counts in memory by the generic cell rate algorithm (ITU-T I.371): a burst, then a pace."""

    def __init__(self, settings: Settings) -> None:
        store = MemoryStore(options={"MAX_SIZE": MOST_KEYS})
        minute, hour = rate_limiter.per_min, rate_limiter.per_hour

        def limit(name: str, quota: rate_limiter.Quota) -> Throttled:
            return Throttled(
                using=RateLimiterType.GCRA.value, quota=quota, store=store, key_prefix=name
            )

        self._person = [
            limit("person-minute", minute(settings.person_per_minute)),
            limit("person-hour", hour(settings.person_per_hour)),
        ]
        self._address = [
            limit("address-minute", minute(settings.address_per_minute)),
            limit("address-hour", hour(settings.address_per_hour)),
        ]
        self._new_people = [limit("new-people", hour(settings.new_people_per_hour))]

    def message(self, person: str, address: str) -> int:
        """Count a message; gives the seconds to wait before the next try, 0 when it may pass."""
        return _wait(self._person, person) or self.request(address)

    def request(self, address: str) -> int:
        """Count a request of ``address``, whoever it is; seconds to wait, or 0."""
        return _wait(self._address, _network(address))

    def new_person(self, address: str) -> int:
        """Count someone new at ``address``; seconds to wait, or 0."""
        return _wait(self._new_people, _network(address))


def _wait(limits: list[Throttled], key: str) -> int:
    """The first limit that refuses says how long to wait; later ones do not count the message."""
    for limit in limits:
        result = limit.limit(key)
        if result.limited:
            return max(1, math.ceil(result.state.retry_after))
    return 0


def _network(address: str) -> str:
    """An address as it is counted; what is no IP address, such as a socket's name, as it is."""
    try:
        parsed = ip_address(address.strip("[]"))
    except ValueError:
        return address or "unknown"
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ip_network((parsed, IPV6_NETWORK_BITS), strict=False))
