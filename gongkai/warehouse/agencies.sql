-- The bodies of the reports being loaded; what is said last of a body holds.
INSERT OR REPLACE INTO agencies BY NAME
SELECT * FROM incoming;
