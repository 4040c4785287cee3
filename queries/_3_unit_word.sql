-- A printed unit in words. 件 counts cases and documents alike; English says which, by the code of what is counted.
CREATE OR REPLACE TEMP MACRO unit_word(lang, unit, counted) AS
    CASE WHEN lang = 'en' AND unit = '件' AND regexp_matches(counted, '^(normative_docs|rules)_') THEN 'documents'
         WHEN lang = 'en' AND unit = '件' AND regexp_matches(counted, '_decisions$') THEN 'decisions'
         ELSE word(lang, unit) END;
