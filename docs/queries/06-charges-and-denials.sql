-- Who denies what, and whose charge is it?
-- Conclude: "DENIED_BY denies what CHARGED_BY says: GLOSS." A denial is a claim of its own; it does not make the charge
-- false. `denied_by_roots` shows whether a state denies through one of its organs.
SELECT
  denial.origin_names AS denied_by,
  denial.origin_root_ids AS denied_by_roots,
  denial.said_edtf AS denied_on,
  denial.mode,
  denial.claim_id,
  denial.gloss,
  charge.origin_names AS charged_by,
  charge.claim_id AS charge_id,
  charge.gloss AS charge_gloss
FROM links
JOIN claims_wide AS denial ON denial.claim_id = links.from_claim
JOIN claims_wide AS charge ON charge.claim_id = links.to_claim
WHERE links.relation = 'denies'
ORDER BY charge.claim_id, denial.claim_id;
