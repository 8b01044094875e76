-- Which news media carry or originate the claims of other publishers?
-- Conclude: "MEDIUM is a voice of N_CLAIMS claims, and the origin of N_ORIGIN of them; in N_CREDIT_ONLY of them only a
-- credit line names it." The claim is the first by id.
WITH carried AS (
  SELECT
    attributions.actor_id,
    count(*) AS n_claims,
    sum(CASE WHEN attributions.is_origin THEN 1 ELSE 0 END) AS n_origin,
    sum(CASE WHEN attributions.basis = 'credit' THEN 1 ELSE 0 END) AS n_credit_only,
    min(attributions.claim_id) AS claim_id
  FROM attributions
  WHERE attributions.depth > 0
  GROUP BY attributions.actor_id
)
SELECT
  actors.name AS medium,
  carried.n_claims,
  carried.n_origin,
  carried.n_credit_only,
  claims.claim_id,
  claims.gloss
FROM carried
JOIN actors ON actors.actor_id = carried.actor_id AND actors.kind = 'media'
JOIN claims ON claims.claim_id = carried.claim_id
ORDER BY carried.n_claims DESC, medium;
