-- Which measures have a single origin?
SELECT measure_id, min(origin) AS origin, count(*) AS n_figures
FROM claims_wide
WHERE bound IS NOT NULL
GROUP BY measure_id
HAVING count(DISTINCT origin) = 1
ORDER BY measure_id;
