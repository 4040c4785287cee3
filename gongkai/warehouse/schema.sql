-- The tables of one generation. Public names and columns are a contract with auditors' own SQL,
-- with exports and with the checks; a column may be added, none renamed. Beside them stands one table an
-- edition, values_2008 …: report_id and one DECIMAL column for every cell of the form.

CREATE TABLE generation (             -- one row: what this file is
    number INTEGER, schema_version INTEGER, made_by VARCHAR, rules_version VARCHAR,
    ledger_lines INTEGER, ledger_hash VARCHAR, content_hash VARCHAR, published_at TIMESTAMP,
    settings VARCHAR);

-- sort_key: the place of a name in the order of Pinyin
CREATE TABLE regions (
    region_code VARCHAR PRIMARY KEY, name VARCHAR, level VARCHAR, parent_code VARCHAR, sort_key VARCHAR);
CREATE TABLE agencies (
    agency_id VARCHAR PRIMARY KEY, name VARCHAR, name_en VARCHAR, region_code VARCHAR, level VARCHAR,
    kind VARCHAR, parent_id VARCHAR, is_sample BOOLEAN, active_from INTEGER, active_to INTEGER, sort_key VARCHAR);

CREATE TABLE reports (
    report_id VARCHAR PRIMARY KEY, agency_id VARCHAR, agency VARCHAR, region_code VARCHAR, year INTEGER,
    edition VARCHAR, version INTEGER, is_current BOOLEAN, scope VARCHAR, published_on DATE, title VARCHAR,
    source_name VARCHAR, sha256 VARCHAR, media_type VARCHAR, verdict VARCHAR, reason VARCHAR,
    is_sample BOOLEAN, ledger_line INTEGER);

CREATE TABLE items (
    edition VARCHAR, item VARCHAR, table_no INTEGER, ordinal INTEGER, level INTEGER, label_zh VARCHAR,
    label_en VARCHAR, unit VARCHAR, kind VARCHAR, parent VARCHAR, relation VARCHAR, section VARCHAR,
    PRIMARY KEY (edition, item));

CREATE TABLE cells (
    report_id VARCHAR, item VARCHAR, raw VARCHAR, state VARCHAR, value DECIMAL(20,6), inferred BOOLEAN,
    locator VARCHAR);
CREATE TABLE claims (
    report_id VARCHAR, item VARCHAR, concept VARCHAR, kind VARCHAR, value DECIMAL(20,6), low DECIMAL(20,6),
    high DECIMAL(20,6), unit VARCHAR, text VARCHAR, locator VARCHAR);
CREATE TABLE unread (report_id VARCHAR, locator VARCHAR, text VARCHAR, reason VARCHAR);
CREATE TABLE passages (report_id VARCHAR, ordinal INTEGER, locator VARCHAR, part VARCHAR, text VARCHAR);

CREATE TABLE concepts (concept VARCHAR PRIMARY KEY, label_zh VARCHAR, label_en VARCHAR, unit VARCHAR, breaks_zh VARCHAR, breaks VARCHAR);
CREATE TABLE concept_terms (concept VARCHAR, edition VARCHAR, segment INTEGER, item VARCHAR, weight DECIMAL(18,4));
CREATE TABLE concept_values (report_id VARCHAR, concept VARCHAR, value DECIMAL(20,6), segment INTEGER);

CREATE TABLE rules (
    rule VARCHAR PRIMARY KEY, kind VARCHAR, severity VARCHAR, editions VARCHAR, title_zh VARCHAR, title_en VARCHAR,
    statement VARCHAR, statement_en VARCHAR, basis VARCHAR, exceptions VARCHAR, is_on BOOLEAN, thresholds VARCHAR);
CREATE TABLE findings (
    finding_key VARCHAR, report_id VARCHAR, rule VARCHAR, kind VARCHAR, severity VARCHAR,
    fault VARCHAR, items VARCHAR[], suspect VARCHAR, expected DECIMAL(20,6), found DECIMAL(20,6),
    difference DECIMAL(20,6), proposed DECIMAL(20,6), materiality DOUBLE,
    materiality_region DOUBLE, materiality_national DOUBLE, statement VARCHAR, statement_en VARCHAR, locator VARCHAR,
    PRIMARY KEY (report_id, finding_key)); -- two versions of a report may share a fault
CREATE TABLE finding_formulas (
    finding_key VARCHAR, rule VARCHAR, statement VARCHAR, statement_en VARCHAR, left_value DECIMAL(20,6),
    right_value DECIMAL(20,6));
CREATE TABLE finding_candidates (finding_key VARCHAR, item VARCHAR, value DECIMAL(20,6), share DOUBLE);
CREATE TABLE rejections (             -- agency_id and year: whose report it is by the list it came with
    sha256 VARCHAR, source_name VARCHAR, reason VARCHAR, "at" TIMESTAMP, agency_id VARCHAR, year INTEGER);
