-- The label of the column that a cell of a matrix stands in; NULL where the form is a list and columns have no names.
CREATE OR REPLACE TEMP MACRO column_label(lang, zh, en) AS
    CASE WHEN contains(zh, ' / ')
         THEN said(lang, split_part(zh, ' / ', 2),
                   regexp_replace(regexp_extract(en, '.*: (.*)$', 1), ' (organisations|institutions)$', '')) END
