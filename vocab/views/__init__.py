"""The same offer in the forms of other standards: an entry of the ledger in, a document or the reasons against it out.

Only what is known is said. What a standard demands and an offer does not have is a reason; `docs/views.md` lists the
few values that are derived, and from what.
"""
