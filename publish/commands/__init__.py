"""The commands of `ernte`, one module a topic; each imports what it needs when it runs, so that `--help` stays fast."""
