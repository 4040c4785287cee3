-- By what a body's name is put in order: Pinyin, or the English name where there is one and it is shown.
CREATE OR REPLACE TEMP MACRO name_key(lang, sort_key, en) AS
    CASE WHEN lang = 'en' THEN coalesce(lower(en), sort_key) ELSE sort_key END
