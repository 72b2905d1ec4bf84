-- Pages of the lists under a filter. Each order of a list has one index that also holds what the list is filtered by, so
-- that walking it passes rows that do not belong to the page without reading them. The indexes of single filters remain:
-- they lead to the few rows of a rare value. Regions need one only, because a province is a range of codes.
DROP INDEX customers_recent;
DROP INDEX customers_sorted;
DROP INDEX customers_last_contact;
DROP INDEX customers_next_contact;
DROP INDEX customers_of_province;
DROP INDEX customers_of_prefecture;
CREATE INDEX customers_recent ON customers
  (deleted_at, updated_at DESC, id DESC, archive_type, class, relation_stage, owner, region_code);
CREATE INDEX customers_sorted ON customers
  (deleted_at, sort_key, id, archive_type, class, relation_stage, owner, region_code);
-- Never spoken to comes first; no date for the next contact comes last.
CREATE INDEX customers_last_contact ON customers
  (deleted_at, ifnull(last_contact, 0), id, archive_type, class, relation_stage, owner, region_code);
CREATE INDEX customers_next_contact ON customers
  (deleted_at, ifnull(next_contact, '9999-12-31'), id, archive_type, class, relation_stage, owner, region_code);

DROP INDEX complaints_recent;
DROP INDEX complaints_promised;
DROP INDEX complaints_of_customer;
CREATE INDEX complaints_recent ON complaints
  (deleted_at, received_at DESC, id DESC, state, severity, category, complained_dept);
CREATE INDEX complaints_promised ON complaints
  (deleted_at, promised_by, id, state, severity, category, complained_dept);
-- The state is there for counting the open complaints of a customer.
CREATE INDEX complaints_of_customer ON complaints (customer_id, deleted_at, received_at DESC, id DESC, state);
-- The open ones are few among all that ever were.
CREATE INDEX complaints_open ON complaints (promised_by, id)
  WHERE deleted_at IS NULL AND state NOT IN ('closed', 'reported', 'archived', 'withdrawn', 'voided');
