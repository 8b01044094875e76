-- Which figures of one measure disagree or replace each other, and why?
SELECT
  one.measure_id,
  links.from_claim,
  coalesce(one.value, one.low, one.high) AS says,
  links.relation,
  links.to_claim,
  coalesce(other.value, other.low, other.high) AS other_says,
  coalesce(links.why, 'unexplained') AS why
FROM links
JOIN claims_wide AS one ON one.claim_id = links.from_claim
JOIN claims_wide AS other ON other.claim_id = links.to_claim
WHERE links.relation IN ('conflicts', 'updates') AND one.bound IS NOT NULL
ORDER BY links.from_claim, links.to_claim;
