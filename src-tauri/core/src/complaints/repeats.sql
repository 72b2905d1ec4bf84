SELECT id, complaint_no, received_at, subcategory, state
FROM complaints
WHERE customer_id = ?1 AND deleted_at IS NULL AND state <> 'voided'
  AND (?2 = '' OR category = ?2) AND received_at BETWEEN ?3 AND ?4
ORDER BY received_at DESC, id DESC
LIMIT 5
