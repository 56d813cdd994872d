"""The only room that talks to provider sites: Scrapy, politeness, budgets, the address guard, WARC."""
