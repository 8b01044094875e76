-- How many troops were sent, by each origin, with date and chain?
SELECT origin, said_edtf, bound, approx, value, low, high, reading, when_edtf, chain
FROM claims_wide
WHERE measure_id = 'dprk-troops-sent' AND bound IS NOT NULL
ORDER BY when_end, claim_id;
