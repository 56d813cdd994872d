-- Puts series together to offers: all of one name, unless they have different addresses.

-- A series has the name and the address of its first event that has one.
INSERT INTO series
SELECT number, line, title, name, url, url, number
FROM (
  SELECT main.series AS number, main.line,
    coalesce((SELECT mark.title FROM member JOIN mark USING (line)
              WHERE member.series = main.series AND mark.title <> '' ORDER BY position LIMIT 1), '') AS title,
    coalesce((SELECT mark.name FROM member JOIN mark USING (line)
              WHERE member.series = main.series AND mark.title <> '' ORDER BY position LIMIT 1), '') AS name,
    coalesce((SELECT mark.url FROM member JOIN mark USING (line)
              WHERE member.series = main.series AND mark.url <> '' ORDER BY position LIMIT 1), '') AS url
  FROM member AS main WHERE main.position = 0
);

-- Where all that have an address have the same, those without it belong to them, in the order of the file.
WITH shared AS (SELECT name, max(url) AS url FROM series GROUP BY name HAVING min(url) = '' AND count(DISTINCT url) = 2)
UPDATE series SET owner = shared.url, rank = line FROM shared WHERE series.name = shared.name;

CREATE INDEX series_offer ON series (name, owner, rank);

-- SQLite takes the line from the row with the lowest rank.
INSERT INTO offer (name, url, plain, named)
SELECT name, owner, plain(name, owner), named(name, owner)
FROM (SELECT name, owner, line, min(rank) FROM series GROUP BY name, owner)
ORDER BY line;

CREATE INDEX offer_plain ON offer (plain);

INSERT INTO claim SELECT plain FROM offer UNION ALL SELECT named FROM offer WHERE named <> plain;
CREATE INDEX claim_words ON claim (words);
