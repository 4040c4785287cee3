INSERT INTO event (
    at, actor, batch, outcome, reason, note, due, finding_key, agency_id, year, scope, rule, items, suspect,
    statement, statement_en, basis)
VALUES (
    :at, :actor, :batch, :outcome, :reason, :note, :due, :finding_key, :agency_id, :year, :scope, :rule, :items,
    :suspect, :statement, :statement_en, :basis)
