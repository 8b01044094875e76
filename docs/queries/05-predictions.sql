-- Which predictions exist, with which deadline, and which claim decided them?
SELECT claims.claim_id, claims.when_end AS deadline, links.relation, links.from_claim AS settled_by
FROM claims
LEFT JOIN links ON links.to_claim = claims.claim_id AND links.relation IN ('fulfils', 'denies')
WHERE claims.tense = 'future'
ORDER BY claims.when_end, claims.claim_id;
