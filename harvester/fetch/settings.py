"""Scrapy's settings: every part that is not used is off, and nothing listens or writes on its own."""

BOT_NAME = "Bildungsernte"
SPIDER_MODULES = ["harvester.fetch.spiders"]
ERNTE_JOB = "harvester.flow:job"

TWISTED_REACTOR_ENABLED = False
SCHEDULER = "harvester.fetch.scrapy_parts.Queue"
DOWNLOAD_HANDLERS = {
    "http": "harvester.fetch.scrapy_parts.Handler",
    "https": "harvester.fetch.scrapy_parts.Handler",
    "file": None,
    "ftp": None,
    "data": None,
    "s3": None,
}
LOG_FORMATTER = "harvester.fetch.scrapy_parts.Formatter"
STATS_CLASS = "scrapy.statscollectors.DummyStatsCollector"

# Politeness, retries, redirects, robots.txt, compression and budgets are the visit's, which knows all sources.
DOWNLOADER_MIDDLEWARES_BASE: dict[str, int] = {}
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}
EXTENSIONS_BASE: dict[str, int] = {}
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
ROBOTSTXT_OBEY = True
COOKIES_ENABLED = False
REFERER_ENABLED = False
HTTPPROXY_ENABLED = False
METAREFRESH_ENABLED = False
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_DELAY = 0

CONCURRENT_ITEMS = 1
WARN_ON_GENERATOR_RETURN_VALUE = False
LOG_LEVEL = "INFO"
