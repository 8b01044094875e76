-- Which charges were denied, and by which origin?
SELECT links.to_claim AS charge, charged.origin AS charged_by, denial.origin AS denied_by
FROM links
JOIN claims_wide AS denial ON denial.claim_id = links.from_claim
JOIN claims_wide AS charged ON charged.claim_id = links.to_claim
WHERE links.relation = 'denies'
ORDER BY charge, denied_by;
