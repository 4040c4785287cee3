-- rule: X-TT-13
-- editions: 2021
-- needs: passages
-- kind: text_vs_table
-- severity: info
-- title_zh: 信息处理费没有写明以元计的金额
-- title_en: The information-processing fee without an amount in yuan
-- statement: 正文称“{note}”，没有写明收取多少元
-- statement_en: the text says “{note}” and does not name an amount in yuan
-- basis: 国办函〔2020〕109号；收取情况以元报告 / fee measures of 2020; what is collected is reported in yuan
-- exceptions: 写明未收取、减免的不计 / a text that says that nothing was charged is complete

WITH sentences AS (  -- a sentence may run over several lines of the document
    SELECT
        report_id,
        unnest(string_split_regex(regexp_replace(text, '\s', '', 'g'), '[。；;！!]')) AS sentence
    FROM narratives
    WHERE edition = '2021'
),
told AS (
    SELECT
        report_id, left(sentence, 60) AS sentence,
        regexp_matches(sentence, '[0-9０-９零]元') AS has_amount,
        regexp_matches(sentence, '[未无免没零不]|暂停') AS is_none
    FROM sentences
    -- 处理费管理办法 names the regulation, 收取…处理费情况 a heading, 垃圾处理费 is another fee: none says that anything was charged
    WHERE regexp_matches(
        regexp_replace(sentence, '处理费管理办法|处理费情况|(垃圾|污水|废水|废物|废弃物)处理费', '', 'g'),
        '(收取|征收|收到|收缴|收)[^，,]{0,16}处理费|处理费[^，,]{0,8}[0-9０-９]+(\.[0-9]+)?万')
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    NULL AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    any_value(sentence) AS note_zh, any_value(sentence) AS note_en, NULL AS locator
FROM told
GROUP BY report_id
HAVING NOT bool_or(has_amount OR is_none)
