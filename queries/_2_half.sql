-- The half of a text kept as `中文 / English` that the language asks for.
CREATE OR REPLACE TEMP MACRO half(lang, both_halves) AS
    said(lang, split_part(both_halves, ' / ', 1), split_part(both_halves, ' / ', 2))
