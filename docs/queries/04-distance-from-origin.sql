-- How far is each article from the origins of its claims?
-- Conclude: "ARTICLE says N of its claims in its own voice; the others reach it through M voices on average, the
-- origin included." The claim is the one with the longest chain, the first of them by id.
WITH ranked AS (
  SELECT
    article_id,
    publisher_name,
    hops,
    claim_id,
    gloss,
    chain_names,
    row_number() OVER (PARTITION BY article_id ORDER BY hops DESC, claim_id) AS place
  FROM claims_wide
)
SELECT
  article_id,
  min(publisher_name) AS publisher_name,
  count(*) AS n_claims,
  sum(CASE WHEN hops = 0 THEN 1 ELSE 0 END) AS n_own_voice,
  round(avg(CASE WHEN hops > 0 THEN hops END), 2) AS mean_voices,
  max(hops) AS most_voices,
  min(CASE WHEN place = 1 THEN claim_id END) AS claim_id,
  min(CASE WHEN place = 1 THEN gloss END) AS gloss
FROM ranked
GROUP BY article_id
ORDER BY mean_voices DESC, article_id;
