"""A symmetric link, written at both claims.

## What it finds

`conflicts` or `corroborates` from one claim to another, and the same relation back.

## Why it matters

The table has both directions in any case. Two copies must be kept equal by hand, and their reasons
(`why`) diverge.

## Example

    grain-shipped:
      links:
        - conflicts: grain-union
    grain-union:
      links:
        - conflicts: grain-shipped
          why: origin

## Write instead

    grain-union:
      links:
        - conflicts: grain-shipped
          why: origin
"""

from __future__ import annotations

from claimpack.rules.api import (
    Corpus,
    Edit,
    Finding,
    Fix,
    Iterator,
    LinkedClaim,
    LinkOut,
    LinkPair,
    Pages,
    Related,
    Rule,
)

RULE = Rule(
    code="L03",
    name="link-on-both-sides",
    message="`{relation}` is symmetric and is also written at `{other}`",
    severity="warning",
    scope="link",
)


SYMMETRIC = ("conflicts", "corroborates")


def check(pair: LinkPair, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Find the reverse of a link to a claim with an earlier id."""
    link, claim, other = pair.link, pair.claim, pair.other
    if link.relation not in SYMMETRIC or other is None or other.claim_id >= claim.claim_id:
        return
    reverse = _reverse(link, claim, other)
    if reverse is not None:
        yield RULE.at(
            pair.location,
            hint=_hint(link, reverse),
            related=(Related(location=other.at(reverse), message="also written here"),),
            fix=_fix(claim, link, reverse),
            relation=link.relation,
            other=other.claim_id.removeprefix(f"{claim.article_id}/"),
        )


def _reverse(link: LinkOut, claim: LinkedClaim, other: LinkedClaim) -> LinkOut | None:
    return next(
        (one for one in other.links if one.relation == link.relation and one.target == claim.claim_id), None
    )


def _hint(link: LinkOut, reverse: LinkOut) -> str:
    if link.why is not None and reverse.why is not None and link.why != reverse.why:
        return f"keep one of the two, and one reason: `{link.why}` or `{reverse.why}`"
    return (
        "delete one of the two; keep the one with `why`"
        if link.why != reverse.why
        else "delete one of the two"
    )


def _fix(claim: LinkedClaim, link: LinkOut, reverse: LinkOut) -> Fix | None:
    """Delete the second link if that loses no reason and no note."""
    if link.why != reverse.why or link.has_note:
        return None
    whole = claim.location.child("links")
    at = whole if len(claim.links) == 1 else whole.child(claim.links.index(link))
    title = f"delete `{link.relation}` here"
    return Fix(title=title, edits=(Edit(location=at, action="delete"),), safe=True)
