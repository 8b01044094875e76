-- Which actors kept silent on a measure for which others gave numbers?
SELECT DISTINCT participants.actor_id, claims.measure_id
FROM claims
JOIN participants ON participants.claim_id = claims.claim_id AND participants.role = 'agent'
WHERE claims.kind = 'silence'
  AND claims.measure_id IN (
    SELECT claims.measure_id FROM claims JOIN figures ON figures.claim_id = claims.claim_id
  )
ORDER BY participants.actor_id, claims.measure_id;
