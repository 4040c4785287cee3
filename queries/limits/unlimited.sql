-- The tables of the generation that are neither hidden behind a view of a person's regions nor everybody's: none.
SELECT tables.table_name
FROM duckdb_tables() AS tables
WHERE tables.database_name = current_database() AND NOT tables.temporary
  AND tables.table_name NOT IN ('generation', 'regions', 'items', 'concepts', 'concept_terms', 'rules')
  AND tables.table_name NOT IN (
      SELECT view_name FROM duckdb_views() WHERE temporary
      UNION ALL
      SELECT other.table_name FROM duckdb_tables() AS other WHERE other.temporary)
ORDER BY tables.table_name
