-- 活动策划书: event plans (domain.md §2.6). A field with several values is one JSON column; decimals are thousandths.

CREATE TABLE event_plans (
  id BLOB PRIMARY KEY NOT NULL,
  plan_no TEXT NOT NULL,
  parent_id BLOB REFERENCES event_plans (id),
  name TEXT NOT NULL,
  plan_type TEXT NOT NULL,
  size TEXT NOT NULL,
  orientation TEXT NOT NULL,
  has_cover INTEGER NOT NULL DEFAULT 0,
  sponsor TEXT NOT NULL DEFAULT '',
  author TEXT NOT NULL DEFAULT '',
  written_on TEXT,
  version TEXT NOT NULL DEFAULT '',
  secrecy TEXT NOT NULL,
  background TEXT NOT NULL DEFAULT '[]',
  goals TEXT NOT NULL DEFAULT '[]',
  targets TEXT NOT NULL DEFAULT '{}',
  significance TEXT NOT NULL DEFAULT '[]',
  resources TEXT NOT NULL DEFAULT '[]',
  starts_at INTEGER,
  ends_at INTEGER,
  place TEXT NOT NULL DEFAULT '',
  audience TEXT NOT NULL DEFAULT '',
  customers_expected INTEGER,
  staff_expected INTEGER,
  invitees TEXT NOT NULL DEFAULT '[]',
  agenda TEXT NOT NULL DEFAULT '[]',
  preparation TEXT NOT NULL DEFAULT '[]',
  division TEXT NOT NULL DEFAULT '[]',
  conduct TEXT NOT NULL DEFAULT '[]',
  budget TEXT NOT NULL DEFAULT '[]',
  contingency_percent INTEGER NOT NULL,
  risks TEXT NOT NULL DEFAULT '[]',
  precautions TEXT NOT NULL DEFAULT '[]',
  people TEXT NOT NULL DEFAULT '[]',
  participants TEXT NOT NULL DEFAULT '',
  remarks TEXT NOT NULL DEFAULT '[]',
  attachments TEXT NOT NULL DEFAULT '[]',
  drafted_by BLOB NOT NULL,
  state TEXT NOT NULL,
  round INTEGER NOT NULL,
  closing TEXT,
  closed_by BLOB,
  closed_at INTEGER,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, hlc INTEGER NOT NULL,
  field_hlc TEXT NOT NULL DEFAULT '{}', deleted_at INTEGER, extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE UNIQUE INDEX event_plans_by_number ON event_plans (plan_no);
CREATE INDEX event_plans_of_parent ON event_plans (parent_id, deleted_at, plan_no);
-- A plan without a day stands where it was made.
CREATE INDEX event_plans_recent ON event_plans (deleted_at, ifnull(starts_at, created_at) DESC, id DESC);

-- A live sub-plan never hangs on a plan in the recycle bin, whichever way one of them went there or came back; and none
-- comes back below a plan that was signed meanwhile, for its money would change the sums on the signed sheet.
CREATE TRIGGER event_plans_keep_parents BEFORE UPDATE OF deleted_at ON event_plans
WHEN NEW.deleted_at IS NOT NULL
  AND EXISTS (SELECT 1 FROM event_plans WHERE parent_id = NEW.id AND deleted_at IS NULL)
BEGIN SELECT raise(ABORT, 'the plan has sub-plans'); END;
CREATE TRIGGER event_plans_need_parents BEFORE UPDATE OF deleted_at ON event_plans
WHEN NEW.deleted_at IS NULL
  AND EXISTS (
    SELECT 1 FROM event_plans
    WHERE id = NEW.parent_id AND (deleted_at IS NOT NULL OR state NOT IN ('draft', 'returned'))
  )
BEGIN SELECT raise(ABORT, 'the plan above is gone or signed'); END;

-- 审批栏: insert-only. The state of a plan is computed from these rows.
CREATE TABLE event_plan_approvals (
  id BLOB PRIMARY KEY NOT NULL,
  plan_id BLOB NOT NULL REFERENCES event_plans (id),
  sequence INTEGER NOT NULL,
  round INTEGER NOT NULL,
  station TEXT NOT NULL,
  verdict TEXT NOT NULL,
  opinion TEXT NOT NULL DEFAULT '',
  decided_by BLOB NOT NULL,
  decided_on TEXT NOT NULL,
  allowed_by BLOB,
  allowed_because TEXT NOT NULL DEFAULT '',
  entered_by BLOB NOT NULL,
  entered_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, hlc INTEGER NOT NULL,
  field_hlc TEXT NOT NULL DEFAULT '{}', deleted_at INTEGER, extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE UNIQUE INDEX approvals_of_plan ON event_plan_approvals (plan_id, sequence);
CREATE TRIGGER approvals_are_final BEFORE DELETE ON event_plan_approvals BEGIN SELECT raise(ABORT, 'approvals are insert-only'); END;
CREATE TRIGGER approvals_are_fixed BEFORE UPDATE OF
  plan_id, sequence, round, station, verdict, opinion, decided_by, decided_on, allowed_by, allowed_because, entered_by, entered_at
ON event_plan_approvals BEGIN SELECT raise(ABORT, 'approvals are insert-only'); END;

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
