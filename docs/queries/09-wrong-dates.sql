-- Which dates did the articles get wrong, and at which characters of the page?
SELECT claim_flags.claim_id, claims.when_edtf, mentions.words, sources.sha256, mentions.char_start, mentions.char_end
FROM claim_flags
JOIN claims ON claims.claim_id = claim_flags.claim_id
JOIN evidence ON evidence.claim_id = claim_flags.claim_id AND evidence.field = 'when'
JOIN mentions ON mentions.mention_id = evidence.mention_id
JOIN sources ON sources.source_id = mentions.source_id
WHERE claim_flags.flag = 'source-date-error'
ORDER BY claim_flags.claim_id, mentions.char_start;
