-- Every way somebody may type the name of a body: Chinese, English, Pinyin without its tones, and its initials.
CREATE OR REPLACE TEMP MACRO spellings(zh, en, sort_key) AS
    concat_ws(' ', zh, en, regexp_replace(sort_key, '[1-5] ?', '', 'g'),
              regexp_replace(sort_key, '([a-z])[a-zü]*[1-5] ?', '\1', 'g'))
