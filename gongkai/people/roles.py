"""The roles, each of which may do all that those before it may, and the regions a person has one for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from gongkai.errors import DeniedError

Role = Literal["viewer", "officer", "auditor", "administrator"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)

# codes of regions, each standing for itself and all within it; None is everywhere, the empty set nowhere
Reach: TypeAlias = frozenset[str] | None
EVERYWHERE: Final[Reach] = None
NOWHERE: Final[Reach] = frozenset()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who reads or writes; `account` is all that is ever recorded of who it is."""

    account: str
    grants: tuple[tuple[Role, Reach], ...]

    def reach(self, least: Role) -> Reach:
        """The regions for which the person has that role or a higher one."""
        found: frozenset[str] = frozenset()
        for role, regions in self.grants:
            if ROLES.index(role) < ROLES.index(least):
                continue
            if regions is None:
                return EVERYWHERE
            found |= regions
        return found

    def may(self, least: Role) -> bool:
        """Whether the person has that role or a higher one anywhere."""
        return self.reach(least) != NOWHERE

    def demand(self, least: Role) -> Reach:
        """As `reach`; DeniedError where it is nowhere."""
        found = self.reach(least)
        if found == NOWHERE:
            raise DeniedError(f"this needs the role {least}, which {self.account} does not have: ask for it")
        return found

    def demand_wherever(self, least: Role, read_as: Role) -> None:
        """DeniedError unless the person has the role for every region that is read in the other one."""
        had, needed = self.demand(least), self.demand(read_as)
        if had is None or (needed is not None and needed <= had):
            return
        raise DeniedError(
            f"this needs the role {least} for all regions in view, which {self.account} does not have: ask for it"
        )

    @property
    def is_local(self) -> bool:
        """Whether nobody logged in: whoever sits at the machine of the store."""
        return self == LOCAL


LOCAL: Final = Person("local", (("administrator", EVERYWHERE),))
