SELECT name, address
FROM saved_view
WHERE event IN (SELECT max(event) FROM saved_view WHERE person = :person GROUP BY name) AND address IS NOT NULL
ORDER BY name
