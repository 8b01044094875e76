-- Which dates did the articles get wrong, and at which characters of the page?
-- Conclude: "The page says WORDS (characters CHAR_START to CHAR_END), but it was WHEN." The digest identifies the page.
-- Empty words are of a silent anchor: who has the page can read the characters, and check them by their digest.
SELECT
  claims_wide.when_edtf,
  mentions.words,
  mentions.char_start,
  mentions.char_end,
  mentions.digest,
  claims_wide.sha256,
  claims_wide.claim_id,
  claims_wide.gloss
FROM claim_flags
JOIN claims_wide ON claims_wide.claim_id = claim_flags.claim_id
JOIN evidence ON evidence.claim_id = claim_flags.claim_id AND evidence.field IN ('when', 'said')
JOIN mentions ON mentions.mention_id = evidence.mention_id
WHERE claim_flags.flag = 'source-date-error'
ORDER BY claims_wide.claim_id, mentions.char_start;
