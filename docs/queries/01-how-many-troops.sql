-- How many North Korean soldiers were sent to Russia: who says so, when, through whom, and how sure?
-- Conclude: "On DATE, ORIGIN said, as CHAIN reports, that FIGURE had been sent." A row with `told` = `forecast` is
-- what someone expected, not what happened. Running totals (`cumulative`) of two dates are never added; an
-- `increment` comes on top of an earlier figure.
SELECT
  CASE WHEN tense IN ('past', 'present') THEN 'report' ELSE 'forecast' END AS told,
  figure,
  reading,
  certainty,
  when_edtf,
  said_edtf,
  published_edtf,
  origin_names,
  chain_names,
  claim_id,
  gloss
FROM claims_wide
WHERE measure_id = 'dprk-troops-sent' AND kind = 'quantity'
ORDER BY told DESC, when_latest, claim_id;
