-- What was predicted, by whom, until when, and how did it end?
-- Conclude: "ORIGIN predicted GLOSS; according to RESOLVED_BY it CAME TRUE / CAME TRUE IN PART / DID NOT." `open` means
-- that no claim of this dataset says how it ended, not that nothing happened. Promises and demands (`commitment`) are
-- not predictions.
SELECT
  coalesce(links.outcome, 'open') AS outcome,
  predicted.certainty,
  predicted.figure,
  predicted.when_end AS deadline,
  predicted.said_edtf,
  predicted.published_edtf,
  predicted.origin_names,
  predicted.claim_id,
  predicted.gloss,
  settling.claim_id AS resolved_by,
  settling.gloss AS resolved_by_gloss
FROM claims_wide AS predicted
LEFT JOIN links ON links.to_claim = predicted.claim_id AND links.relation = 'resolves'
LEFT JOIN claims_wide AS settling ON settling.claim_id = links.from_claim
WHERE predicted.tense = 'future' AND predicted.kind IN ('event', 'quantity')
ORDER BY outcome, predicted.claim_id, resolved_by;
