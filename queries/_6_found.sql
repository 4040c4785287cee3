-- The findings under the shared filters that match a report, kinds, rules, severities, faults, statuses and words.
CREATE OR REPLACE TEMP MACRO found(
    years, regions_, agencies_, editions, lang, report_id_, kinds, rules_, severities, faults, statuses, words
) AS TABLE
    SELECT said.*
    FROM told(years, regions_, agencies_, editions, lang, report_id_, words) AS said
    WHERE (CAST(kinds AS VARCHAR[]) IS NULL OR list_contains(CAST(kinds AS VARCHAR[]), said.kind))
      AND (CAST(rules_ AS VARCHAR[]) IS NULL OR list_contains(CAST(rules_ AS VARCHAR[]), said.rule))
      AND (CAST(severities AS VARCHAR[]) IS NULL OR list_contains(CAST(severities AS VARCHAR[]), said.severity))
      AND (CAST(faults AS VARCHAR[]) IS NULL OR list_contains(CAST(faults AS VARCHAR[]), said.fault))
      AND (CAST(statuses AS VARCHAR[]) IS NULL OR list_contains(CAST(statuses AS VARCHAR[]), said.status))
