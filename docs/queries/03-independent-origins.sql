-- On how many independent origins does each measure with several figures rest?
-- Conclude: "The figures of MEASURE come from N_ORIGINS origins, of N_ROOTS roots." With one root, no independent origin
-- confirms any of them: a minister, the ministry and the state are one root. A measure with one
-- figure is not listed: it has one origin by necessity.
WITH figures_by_root AS (
  SELECT claims.measure_id, claims.claim_id, actors.actor_id, actors.root_id
  FROM claims
  JOIN attributions ON attributions.claim_id = claims.claim_id AND attributions.is_origin
  JOIN actors ON actors.actor_id = attributions.actor_id
  WHERE claims.kind = 'quantity'
),
counted AS (
  SELECT
    measure_id,
    count(DISTINCT claim_id) AS n_figures,
    count(DISTINCT actor_id) AS n_origins,
    count(DISTINCT root_id) AS n_roots
  FROM figures_by_root
  GROUP BY measure_id
)
SELECT
  counted.measure_id,
  counted.n_figures,
  counted.n_origins,
  counted.n_roots,
  claims_wide.figure,
  claims_wide.origin_names,
  claims_wide.origin_root_ids,
  claims_wide.claim_id,
  claims_wide.gloss
FROM counted
JOIN claims_wide ON claims_wide.measure_id = counted.measure_id AND claims_wide.kind = 'quantity'
WHERE counted.n_figures > 1
ORDER BY counted.measure_id, claims_wide.claim_id;
