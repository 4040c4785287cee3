-- The label of the row that a cell stands in. A cell of a matrix is named `行 / 列` and `Row: column`; the others by their row.
-- What its matrix or the heading above it says already is left out.
CREATE OR REPLACE TEMP MACRO row_label(lang, zh, en) AS
    CASE WHEN contains(zh, ' / ')
         THEN said(lang, split_part(zh, ' / ', 1),
                   regexp_replace(regexp_extract(en, '^(.*): ', 1), '^((Refused|Unable|Not processed|Other outcome): |Requests )', ''))
         ELSE said(lang, zh, en) END
