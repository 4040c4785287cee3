-- A text with its first letter as a capital; what is no letter stays.
CREATE OR REPLACE TEMP MACRO capital(words) AS upper(words[:1]) || words[2:]
