-- The region one level below those chosen, on the way to a region that lies in them: its province if none is chosen.
-- `within` is the region with those it lies in, the smallest first, as region_path tells it.
CREATE OR REPLACE TEMP MACRO next_region(within, regions_) AS
    list_reverse(within)[least(len(within), 1 + coalesce(list_max([
        coalesce(list_position(list_reverse(within), code), 0) FOR code IN CAST(regions_ AS VARCHAR[])]), 0))]
