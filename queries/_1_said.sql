-- The wording in the language asked for; Chinese where the English one is missing.
CREATE OR REPLACE TEMP MACRO said(lang, zh, en) AS
    CASE WHEN lang = 'en' THEN coalesce(nullif(en, ''), zh) ELSE zh END
