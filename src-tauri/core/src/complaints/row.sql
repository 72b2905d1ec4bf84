SELECT k.id, k.complaint_no, k.customer_id, c.customer_no, c.short_name, c.class, k.complainant, k.category,
  k.subcategory, k.severity, substr(k.description, 1, 120), k.received_at, k.promised_by, k.promise_provisional,
  k.close_due, k.complained_dept, k.receiver, k.holder, k.state
FROM complaints AS k LEFT JOIN customers AS c ON c.id = k.customer_id
