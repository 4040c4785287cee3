-- What people call an edition: 2014, or 2014 with the province whose own form it is.
CREATE OR REPLACE TEMP MACRO form_name(lang, edition) AS
    CASE WHEN contains(edition, '_')
         THEN split_part(edition, '_', 1) || said(lang, '（' || word(lang, split_part(edition, '_', 2)) || '）',
                                                  ' (' || word(lang, split_part(edition, '_', 2)) || ')')
         ELSE edition END
