-- A table's rows and two sums over their hashes: the same in whatever order the rows lie.
-- Which line of the ledger a row came with, and when, is not its content.
SELECT count(*) AS row_count, sum(md5_number_lower(to_json(told))) AS low, sum(md5_number_upper(to_json(told))) AS high
FROM (
    SELECT columns(lambda name: name NOT IN ('ledger_line', 'at'))::VARCHAR
    FROM query_table($table_name)
) AS told;
