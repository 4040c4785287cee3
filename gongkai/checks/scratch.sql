-- The tables the rules read, for states of reports that exist only as hypotheses. `states` names each
-- state and the report it starts from, `changes` the cells in which it differs; `context` names the reports
-- that stand beside them as they are. A state is not current, so that it is nobody's report of another year.

CREATE TABLE items AS FROM source_items;
CREATE TABLE agencies AS FROM source_agencies;
CREATE TABLE concept_terms AS FROM source_concept_terms;

CREATE TABLE reports AS
SELECT state.name AS report_id, report.* EXCLUDE (report_id) REPLACE (false AS is_current)
FROM source_reports AS report
JOIN states AS state USING (report_id)
UNION ALL
SELECT source_reports.* FROM source_reports SEMI JOIN context USING (report_id);

CREATE TABLE claims AS
SELECT state.name AS report_id, claim.* EXCLUDE (report_id)
FROM source_claims AS claim
JOIN states AS state USING (report_id);

CREATE TABLE cells AS
SELECT
    state.name AS report_id, cell.item, cell.raw,
    CASE WHEN change.name IS NULL THEN cell.state
        WHEN change.value IS NULL THEN 'blank'
        WHEN change.value = 0 THEN 'zero'
        ELSE 'value' END AS state,
    CASE WHEN change.name IS NULL THEN cell.value ELSE change.value END AS value,
    cell.inferred, cell.locator
FROM source_cells AS cell
JOIN states AS state USING (report_id)
LEFT JOIN changes AS change ON change.name = state.name AND change.item = cell.item
UNION ALL
SELECT source_cells.* FROM source_cells SEMI JOIN context USING (report_id);

-- A concept is asked of other years only: statistics over many reports judge no hypothesis.
CREATE TABLE concept_values AS
SELECT source_concept_values.* FROM source_concept_values SEMI JOIN context USING (report_id);

-- A hypothesis moves figures, not text: rules that read the text alone cannot change.
CREATE TABLE passages (report_id VARCHAR, ordinal INTEGER, locator VARCHAR, part VARCHAR, text VARCHAR);
