-- The name of a file without the folders of the machine it once lay on, which earlier versions kept: of a member of
-- an archive the archive's name and the member's. Addresses and names within a folder that was given stay.
CREATE OR REPLACE TEMP MACRO file_name(name) AS
    CASE WHEN regexp_matches(name, '^(/|\\|[A-Za-z]:[\\/])')
         THEN regexp_extract(name, '^(?:.*?[/\\])([^/\\]+\.(?:zip|ZIP|Zip)!.*|[^/\\]*)$', 1)
         ELSE name END
