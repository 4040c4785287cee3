-- Every rule with what it found in the reports under the shared filters and what was decided on that. A share of
-- dismissals is told of enough decisions only; a rule of which half or more were dismissed then is a noisy one.
CREATE OR REPLACE TEMP MACRO ruled(years, regions_, agencies_, editions, lang, words) AS TABLE
    WITH fired AS (
        SELECT rule, count(*) AS findings,
               count(*) FILTER (status = 'confirmed') AS confirmed,
               count(*) FILTER (status = 'dismissed') AS dismissed,
               count(*) FILTER (status IN ('open', 'reopened')) AS undecided
        FROM told(years, regions_, agencies_, editions, lang, NULL, NULL) GROUP BY rule),
    counted AS (
        SELECT rules.*, string_split(rules.editions, '|') AS forms,
               coalesce(fired.findings, 0) AS findings, coalesce(fired.confirmed, 0) AS confirmed,
               coalesce(fired.dismissed, 0) AS dismissed, coalesce(fired.undecided, 0) AS undecided,
               coalesce(fired.findings - fired.undecided, 0) AS decided
        FROM rules LEFT JOIN fired USING (rule)),
    judged AS (
        SELECT *, CASE WHEN decided >= least_cases() THEN dismissed / decided END AS dismissed_share FROM counted)
    SELECT *,
        CASE WHEN NOT is_on THEN 'off' WHEN dismissed_share >= half_dismissed() THEN 'noisy'
             WHEN undecided > 0 THEN 'undecided' WHEN findings > 0 THEN 'settled' ELSE 'silent' END AS standing
    FROM judged
    WHERE words IS NULL
       OR contains(lower(concat_ws(chr(10), rule, title_zh, title_en, statement, statement_en, basis, exceptions)),
                   lower(words))
