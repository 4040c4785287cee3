-- Every column of every table there is, in this database alone.
SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal AND database_name = current_database();
