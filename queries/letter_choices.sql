-- title_zh: 可去函的机关
-- title_en: Bodies a letter may go to
-- listed: no
-- role: auditor
-- columns:
--   agency: 机关 | Body
--   findings: 待核实发现数 | Open findings
--   matches: 符合的机关数 | Bodies that match
--   agency_id: 机关编号 | Body id
SELECT open_body.agency, open_body.findings, count(*) OVER () AS matches, open_body.agency_id
FROM open_bodies($years, $regions, $agencies, $editions, $lang) AS open_body
LEFT JOIN agencies AS body USING (agency_id)
WHERE spoken_of($text, concat_ws(' ', open_body.agency, spellings(body.name, body.name_en, body.sort_key)))
ORDER BY open_body.findings DESC, open_body.agency, open_body.agency_id
LIMIT CAST($most AS INTEGER)
