-- A place in a document in words: line 42, 第42行; table 2 row 5 column 3, 表2 第5行 第3列.
-- The corners of a cell on its page are for machines; they stay in the locator.
CREATE OR REPLACE TEMP MACRO place(lang, locator) AS
    CASE WHEN lang = 'en' THEN regexp_replace(locator, ' \([0-9.,]+\)', '', 'g')
         ELSE regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(locator,
              '^sheet (.+) cell ([A-Z]+\d+)$', '工作表\1 单元格\2'),
              '\b(line|row) (\d+(?:-\d+)?)', '第\2行', 'g'),
              '\bcolumn (\d+)', '第\1列', 'g'),
              '\btable (\d+)', '表\1', 'g'),
              '\bpage (\d+)(?: \([0-9.,]+\))?', '第\1页', 'g') END
