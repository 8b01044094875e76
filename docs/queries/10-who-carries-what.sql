-- How many claims does each agency or outlet originate, and how many name it?
SELECT
  attributions.actor_id,
  sum(CASE WHEN attributions.is_origin THEN 1 ELSE 0 END) AS originates,
  count(*) AS carries
FROM attributions
JOIN actors ON actors.actor_id = attributions.actor_id AND actors.kind = 'media'
WHERE attributions.depth > 0
GROUP BY attributions.actor_id
ORDER BY carries DESC, attributions.actor_id;
