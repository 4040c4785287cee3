-- Takes the views of prelude.sql away again: a database of reports keeps nothing of a run.
DROP VIEW temp.missing_parts;
DROP VIEW temp.stated;
DROP VIEW temp.narratives;
DROP VIEW temp.split_claims;
DROP VIEW temp.concept_cells;
DROP VIEW temp.last_year;
DROP VIEW temp.appeals;
DROP VIEW temp.fujian_columns;
DROP VIEW temp.still_open;
DROP VIEW temp.received;
DROP VIEW temp.carry_over;
DROP VIEW temp.previous;
DROP VIEW temp.other_years;
DROP VIEW temp.standing;
DROP MACRO temp.remainder;
DROP MACRO temp.threshold;
DROP MACRO temp.in_plain_characters;
