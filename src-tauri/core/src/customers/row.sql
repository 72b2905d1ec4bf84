SELECT c.id, c.customer_no, c.archive_type, c.name, c.short_name, c.class, c.region_code, c.region_text, c.main_goods,
  c.relation_stage, c.owner, c.project_manager, c.contract_to, c.last_contact, c.next_contact, c.completeness,
  c.updated_at, c.sort_key,
  (SELECT count(*) FROM complaints AS o
    WHERE o.customer_id = c.id AND o.deleted_at IS NULL
      AND o.state NOT IN ('closed', 'reported', 'archived', 'withdrawn', 'voided'))
FROM customers AS c
