-- What are the totals after additions? Each increment is added to its base; running totals are never summed.
SELECT
  more.claim_id AS addition,
  base.claim_id AS adds_to,
  coalesce(more.value, more.low) + coalesce(base.value, base.low) AS total_at_least
FROM figures AS more
JOIN links ON links.from_claim = more.claim_id AND links.relation = 'adds_to'
JOIN figures AS base ON base.claim_id = links.to_claim
WHERE more.reading = 'increment'
ORDER BY addition;
