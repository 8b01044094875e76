-- Who kept silent on a measure for which others gave figures?
-- Conclude: "SILENT gave no figure for MEASURE; FIGURE_CLAIM does." A silence is no figure and no denial.
SELECT
  silence.measure_id,
  silence.agent_names AS silent,
  silence.published_edtf,
  silence.claim_id,
  silence.gloss,
  given.figure,
  given.origin_names AS given_by,
  given.claim_id AS figure_claim_id
FROM claims_wide AS silence
JOIN claims_wide AS given ON given.measure_id = silence.measure_id AND given.kind = 'quantity'
WHERE silence.kind = 'silence'
ORDER BY silence.claim_id, given.claim_id;
