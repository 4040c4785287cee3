-- A body's name in the language asked for. A made-up body says so once, in the words of every screen.
CREATE OR REPLACE TEMP MACRO body(lang, printed, zh, en, is_sample) AS
    said(lang, coalesce(zh, printed), CASE WHEN is_sample THEN regexp_replace(en, ' *\(made up\)$', '') ELSE en END)
        || CASE WHEN is_sample THEN said(lang, '〔样本〕', ' [sample]') ELSE '' END
