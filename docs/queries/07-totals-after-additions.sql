-- Which figures are totals, and which come on top of others?
-- Conclude: "FIGURE is a total up to WHEN" (`cumulative`), or "FIGURE comes on top of BASE_FIGURE" (`increment`). No sum
-- is computed: a total that nobody stated is not a claim, and "about" has no width.
SELECT
  claims_wide.measure_id,
  claims_wide.reading,
  claims_wide.tense,
  claims_wide.figure,
  base.figure AS base_figure,
  claims_wide.when_edtf,
  claims_wide.origin_names,
  claims_wide.claim_id,
  claims_wide.gloss,
  base.claim_id AS base_claim_id
FROM claims_wide
LEFT JOIN links ON links.from_claim = claims_wide.claim_id AND links.relation = 'adds_to'
LEFT JOIN claims_wide AS base ON base.claim_id = links.to_claim
WHERE claims_wide.reading IN ('cumulative', 'increment')
ORDER BY claims_wide.measure_id, claims_wide.when_latest, claims_wide.claim_id;
