-- Whether each of the words that somebody typed, parted by blanks, occurs in a text; no words occur in every text.
CREATE OR REPLACE TEMP MACRO spoken_of(words, told) AS
    CAST(words AS VARCHAR) IS NULL
    OR len(list_filter(string_split_regex(trim(lower(CAST(words AS VARCHAR))), '\s+'),
                       lambda word: NOT contains(lower(told), word))) = 0
