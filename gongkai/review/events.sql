-- Every event, in the order in which they were recorded.
SELECT event, at, actor, batch, outcome, reason, note, due, finding_key, agency_id, year, scope, rule,
       items, suspect, statement, statement_en, basis
FROM event
ORDER BY event
