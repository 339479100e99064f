"""The lines that must be printed with an article."""

from __future__ import annotations

from marshmallow import fields, validate

from copydesk.contract.article import PartyOut, Strict, address, string


class CreditLink(Strict):
    """An address that is printed in a line."""

    text = string("as printed", required=True)
    url = address(required=True)


class CreditLine(Strict):
    """A line to print."""

    kind = fields.String(
        required=True,
        validate=validate.OneOf("byline credit source copyright distributor terms rights".split()),
    )
    text = string("as printed", required=True)
    links = fields.List(fields.Nested(CreditLink))


class CreditOut(Strict):
    """What must be printed with an article, and nothing that was not printed."""

    uri = string(required=True)
    id = string("`provenance.id` of the document", required=True)
    pubStatus = fields.String(
        required=True, validate=validate.OneOf(("usable", "withheld", "canceled"))
    )
    lines = fields.List(fields.Nested(CreditLine), required=True)
    copyrightHolder = string()
    copyrightYear = fields.Integer(strict=True)
    copyrightNotice = string()
    usageTerms = string()
    license = address("of the licence that is named; not printed unless it stands in a line")
    sourceOrganization = fields.Nested(PartyOut)
    distributor = fields.Nested(PartyOut)
