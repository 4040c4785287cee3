-- How few bodies make no quartiles, and nothing to be ranked among.
CREATE OR REPLACE TEMP MACRO least_peers() AS 5
