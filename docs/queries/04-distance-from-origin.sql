-- How many voices are between the origin and each publisher?
SELECT publisher, avg(hops) AS mean_hops, max(hops) AS longest, count(*) AS n_claims
FROM claims_wide
GROUP BY publisher
ORDER BY mean_hops DESC, publisher;
