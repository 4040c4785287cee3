-- A place in a document in words: line 42, 第42行; table 2 row 5 column 3, 表2 第5行 第3列.
CREATE OR REPLACE TEMP MACRO place(lang, locator) AS
    CASE WHEN lang = 'en' THEN locator
         ELSE regexp_replace(regexp_replace(regexp_replace(regexp_replace(locator,
              '\b(line|row) (\d+(?:-\d+)?)', '第\2行', 'g'),
              '\bcolumn (\d+)', '第\1列', 'g'),
              '\btable (\d+)', '表\1', 'g'),
              '\bpage (\d+)', '第\1页', 'g') END
