"""Six provider sites of an invented town and the show made of them: `ernte demo`."""
