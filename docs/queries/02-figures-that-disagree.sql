-- Which figures of one measure contradict, replace or extend each other, and why?
-- Conclude: "CLAIM says FIGURE, which REPLACES/CONTRADICTS/COMES ON TOP OF what OTHER CLAIM says, because WHY." Two
-- figures without a link may both hold: they can be of two dates.
SELECT
  one.measure_id,
  one.figure,
  links.relation,
  other.figure AS other_figure,
  links.why,
  one.claim_id,
  one.gloss,
  other.claim_id AS other_claim_id,
  other.gloss AS other_gloss
FROM links
JOIN claims_wide AS one ON one.claim_id = links.from_claim
JOIN claims_wide AS other ON other.claim_id = links.to_claim
WHERE
  one.kind = 'quantity'
  AND other.kind = 'quantity'
  AND (
    links.relation IN ('updates', 'adds_to', 'part_of')
    OR (links.relation = 'conflicts' AND one.claim_id < other.claim_id)
  )
ORDER BY one.claim_id, other.claim_id;
