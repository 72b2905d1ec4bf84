-- The archive's first schema. Released migrations are never edited; add the next number instead.
--
-- Every synchronised table ends with the store's own columns: created_at, updated_at (UTC milliseconds), hlc (hybrid
-- clock of the last write), field_hlc (JSON, only fields changed since the insert), deleted_at (recycle bin), extra
-- (JSON, fields that a newer version knows). Keys are UUIDv7. Absent text is '', absent figures and dates are NULL.

CREATE TABLE migrations (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL
) STRICT;

-- The one log of every change: undo, history, audit trail, and later the outbox of the hub.
CREATE TABLE changes (
  sequence INTEGER PRIMARY KEY,
  write_id BLOB NOT NULL,
  device_id BLOB NOT NULL,
  hlc INTEGER NOT NULL,
  at INTEGER NOT NULL,
  staff_id BLOB NOT NULL,
  op TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('I', 'U', 'D', 'R')),
  table_name TEXT NOT NULL,
  record_id BLOB NOT NULL,
  root_table TEXT NOT NULL,
  root_id BLOB NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX changes_by_record ON changes (record_id, sequence);
CREATE INDEX changes_by_root ON changes (root_id, sequence);
CREATE INDEX changes_by_write ON changes (write_id);
CREATE INDEX changes_by_hlc ON changes (hlc);
CREATE TRIGGER changes_are_final BEFORE DELETE ON changes BEGIN SELECT raise(ABORT, 'the change log is append-only'); END;

-- Who looked at, printed or took out what: append-only, not synchronised.
CREATE TABLE access_log (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  staff_id BLOB,
  act TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE TRIGGER access_log_is_final BEFORE DELETE ON access_log BEGIN SELECT raise(ABORT, 'the access log is append-only'); END;
CREATE TRIGGER access_log_is_fixed BEFORE UPDATE ON access_log BEGIN SELECT raise(ABORT, 'the access log is append-only'); END;

CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Local: what a user was typing, kept over a crash.
CREATE TABLE drafts (
  staff_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  body TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (staff_id, kind, key)
) STRICT, WITHOUT ROWID;

-- Local: how each user likes the program (language, theme, columns, saved views).
CREATE TABLE preferences (
  staff_id BLOB NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (staff_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE firm (
  id BLOB PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL DEFAULT '',
  hotline TEXT NOT NULL DEFAULT '',
  uscc TEXT NOT NULL DEFAULT '',
  logo BLOB,
  close_of_business TEXT NOT NULL,
  idle_minutes INTEGER NOT NULL,
  major_from INTEGER NOT NULL,
  critical_from INTEGER NOT NULL,
  limits TEXT NOT NULL,
  default_project_manager BLOB,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, hlc INTEGER NOT NULL,
  field_hlc TEXT NOT NULL DEFAULT '{}', deleted_at INTEGER, extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE staff (
  id BLOB PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  department TEXT,
  roles TEXT NOT NULL,
  signs_in INTEGER NOT NULL,
  active INTEGER NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, hlc INTEGER NOT NULL,
  field_hlc TEXT NOT NULL DEFAULT '{}', deleted_at INTEGER, extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE holiday_years (
  id BLOB PRIMARY KEY NOT NULL,
  year INTEGER NOT NULL,
  days TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, hlc INTEGER NOT NULL,
  field_hlc TEXT NOT NULL DEFAULT '{}', deleted_at INTEGER, extra TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE customers (
  id BLOB PRIMARY KEY NOT NULL,
  customer_no TEXT NOT NULL,
  archive_type TEXT NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  uscc TEXT NOT NULL DEFAULT '',
  uscc_unverified INTEGER NOT NULL DEFAULT 0,
  ent_nature TEXT,
  industry TEXT NOT NULL DEFAULT '',
  customer_kind TEXT,
  legal_rep TEXT NOT NULL DEFAULT '',
  reg_capital_wan INTEGER,
  reg_date TEXT,
  employees INTEGER,
  region_code TEXT NOT NULL DEFAULT '',
  region_text TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  fax TEXT NOT NULL DEFAULT '',
  website TEXT NOT NULL DEFAULT '',
  coverage TEXT NOT NULL DEFAULT '[]',
  annual_sales_wan INTEGER,
  sales_growth_pct REAL,
  profit_ratio_pct REAL,
  main_goods TEXT NOT NULL DEFAULT '',
  temp_class TEXT,
  services TEXT NOT NULL DEFAULT '[]',
  monthly_volume REAL,
  monthly_volume_unit TEXT,
  contract_no TEXT NOT NULL DEFAULT '',
  contract_from TEXT,
  contract_to TEXT,
  service_level TEXT NOT NULL DEFAULT '',
  settlement TEXT,
  credit_days INTEGER,
  credit_limit INTEGER,
  credit_grade TEXT,
  bank TEXT NOT NULL DEFAULT '',
  bank_acct TEXT NOT NULL DEFAULT '',
  invoice_title TEXT NOT NULL DEFAULT '',
  tax_no TEXT NOT NULL DEFAULT '',
  insurance TEXT,
  insurance_note TEXT NOT NULL DEFAULT '',
  class TEXT,
  relation_stage TEXT,
  owner BLOB,
  backup_owner BLOB,
  cs_agent BLOB,
  project_manager BLOB,
  competitor TEXT NOT NULL DEFAULT '',
  source TEXT,
  dates TEXT NOT NULL DEFAULT '[]',
  retention_until TEXT,
  confidentiality TEXT NOT NULL,
  next_contact TEXT,
  notes TEXT NOT NULL DEFAULT '',
  last_contact INTEGER,
  verified_on TEXT,
  filled_by BLOB NOT NULL,
  filled_at INTEGER NOT NULL,
  sort_key TEXT NOT NULL,
  name_key TEXT NOT NULL,
  completeness INTEGER NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, hlc INTEGER NOT NULL,
  field_hlc TEXT NOT NULL DEFAULT '{}', deleted_at INTEGER, extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE UNIQUE INDEX customers_by_number ON customers (customer_no);
-- The same credit code or name twice is a warning, not a rule of the table.
CREATE INDEX customers_by_uscc ON customers (uscc) WHERE uscc <> '';
CREATE INDEX customers_by_name_key ON customers (name_key);
-- One index for each order of the list; filters walk the same order.
CREATE INDEX customers_recent ON customers (deleted_at, updated_at DESC, id DESC);
CREATE INDEX customers_sorted ON customers (deleted_at, sort_key, id);
-- Never spoken to comes first; no date for the next contact comes last.
CREATE INDEX customers_last_contact ON customers (deleted_at, ifnull(last_contact, 0), id);
CREATE INDEX customers_next_contact ON customers (deleted_at, ifnull(next_contact, '9999-12-31'), id);
CREATE INDEX customers_of_type ON customers (archive_type, deleted_at, updated_at DESC, id DESC);
CREATE INDEX customers_of_class ON customers (class, deleted_at, updated_at DESC, id DESC);
CREATE INDEX customers_of_stage ON customers (relation_stage, deleted_at, updated_at DESC, id DESC);
CREATE INDEX customers_of_owner ON customers (owner, deleted_at, updated_at DESC, id DESC);
CREATE INDEX customers_of_province ON customers (substr(region_code, 1, 2), deleted_at, updated_at DESC, id DESC);
CREATE INDEX customers_of_prefecture ON customers (substr(region_code, 1, 4), deleted_at, updated_at DESC, id DESC);
CREATE INDEX customers_of_district ON customers (region_code, deleted_at, updated_at DESC, id DESC);

CREATE TABLE contacts (
  id BLOB PRIMARY KEY NOT NULL,
  customer_id BLOB NOT NULL REFERENCES customers (id),
  name TEXT NOT NULL,
  gender TEXT,
  dept TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  roles TEXT NOT NULL DEFAULT '[]',
  mobile TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  other_phones TEXT NOT NULL DEFAULT '[]',
  wechat TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  preferred_channel TEXT,
  best_time TEXT NOT NULL DEFAULT '',
  preference TEXT NOT NULL DEFAULT '',
  birthday TEXT NOT NULL DEFAULT '',
  notice_at TEXT,
  notice_method TEXT,
  basis TEXT,
  consent_file BLOB,
  status TEXT NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, hlc INTEGER NOT NULL,
  field_hlc TEXT NOT NULL DEFAULT '{}', deleted_at INTEGER, extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX contacts_of_customer ON contacts (customer_id, deleted_at);
CREATE INDEX contacts_by_mobile ON contacts (mobile) WHERE mobile <> '';

CREATE TABLE complaints (
  id BLOB PRIMARY KEY NOT NULL,
  complaint_no TEXT NOT NULL,
  customer_id BLOB REFERENCES customers (id),
  received_at INTEGER NOT NULL,
  receiving_dept TEXT NOT NULL,
  receiver BLOB NOT NULL,
  channel TEXT NOT NULL,
  complainant TEXT NOT NULL,
  complainant_identity TEXT,
  complainant_phone TEXT NOT NULL,
  order_no TEXT NOT NULL DEFAULT '',
  waybill_no TEXT NOT NULL DEFAULT '',
  service_type TEXT,
  transaction_phase TEXT,
  service_element TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL,
  subcategory TEXT NOT NULL DEFAULT '',
  iso_code INTEGER,
  severity TEXT NOT NULL,
  severity_note TEXT NOT NULL DEFAULT '',
  initial_assessment TEXT,
  occurred_at INTEGER,
  occurred_place TEXT NOT NULL DEFAULT '',
  is_repeat INTEGER NOT NULL DEFAULT 0,
  repeat_of BLOB,
  goods TEXT NOT NULL DEFAULT '',
  qty REAL,
  unit TEXT NOT NULL DEFAULT '',
  goods_value INTEGER,
  description TEXT NOT NULL,
  customer_request TEXT NOT NULL,
  claim_amount INTEGER,
  claim_deadline INTEGER,
  first_response TEXT NOT NULL DEFAULT '[]',
  ack_at INTEGER,
  ack_by BLOB,
  ack_method TEXT NOT NULL DEFAULT '',
  complained_dept TEXT NOT NULL,
  forwarded_at INTEGER,
  forwarded_to BLOB,
  leader_informed_at INTEGER,
  pm_named BLOB,
  promised_by INTEGER NOT NULL,
  promise_provisional INTEGER NOT NULL,
  limits TEXT NOT NULL,
  state TEXT NOT NULL,
  round INTEGER NOT NULL,
  outcome TEXT,
  holder BLOB,
  close_due INTEGER NOT NULL,
  closed_at INTEGER,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, hlc INTEGER NOT NULL,
  field_hlc TEXT NOT NULL DEFAULT '{}', deleted_at INTEGER, extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE UNIQUE INDEX complaints_by_number ON complaints (complaint_no);
CREATE INDEX complaints_recent ON complaints (deleted_at, received_at DESC, id DESC);
CREATE INDEX complaints_of_customer ON complaints (customer_id, deleted_at, received_at DESC, id DESC);
CREATE INDEX complaints_of_state ON complaints (state, deleted_at, received_at DESC, id DESC);
CREATE INDEX complaints_of_severity ON complaints (severity, deleted_at, received_at DESC, id DESC);
CREATE INDEX complaints_of_category ON complaints (category, deleted_at, received_at DESC, id DESC);
CREATE INDEX complaints_of_department ON complaints (complained_dept, deleted_at, received_at DESC, id DESC);
CREATE INDEX complaints_promised ON complaints (deleted_at, promised_by, id);

-- What happened to a complaint: insert-only. The state of the complaint is computed from these rows (process.md §1).
CREATE TABLE complaint_steps (
  id BLOB PRIMARY KEY NOT NULL,
  complaint_id BLOB NOT NULL REFERENCES complaints (id),
  customer_id BLOB REFERENCES customers (id),
  sequence INTEGER NOT NULL,
  step TEXT NOT NULL,
  round INTEGER NOT NULL,
  decided_by BLOB NOT NULL,
  decided_at INTEGER NOT NULL,
  entered_by BLOB NOT NULL,
  entered_at INTEGER NOT NULL,
  entered_late INTEGER NOT NULL DEFAULT 0,
  holder_after BLOB,
  scan BLOB,
  data TEXT NOT NULL DEFAULT '{}',
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, hlc INTEGER NOT NULL,
  field_hlc TEXT NOT NULL DEFAULT '{}', deleted_at INTEGER, extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE UNIQUE INDEX steps_of_complaint ON complaint_steps (complaint_id, sequence);
CREATE TRIGGER steps_are_final BEFORE DELETE ON complaint_steps BEGIN SELECT raise(ABORT, 'steps are insert-only'); END;
CREATE TRIGGER steps_are_fixed BEFORE UPDATE OF
  complaint_id, sequence, step, round, decided_by, decided_at, entered_by, entered_at, data
ON complaint_steps BEGIN SELECT raise(ABORT, 'steps are insert-only'); END;

-- Encrypted files beside the database, named by the keyed hash of their content.
CREATE TABLE attachments (
  id BLOB PRIMARY KEY NOT NULL,
  owner_table TEXT NOT NULL,
  owner_id BLOB,
  customer_id BLOB,
  hash TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  added_by BLOB NOT NULL,
  added_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, hlc INTEGER NOT NULL,
  field_hlc TEXT NOT NULL DEFAULT '{}', deleted_at INTEGER, extra TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX attachments_of_owner ON attachments (owner_id, deleted_at);
CREATE INDEX attachments_by_hash ON attachments (hash);

-- Finding things in Chinese (local, rebuilt from the records): for each entity a contentless index over Han bigrams,
-- digit trigrams, words, and the names by characters and pinyin. The terms are cut by the program; the ascii tokenizer
-- takes them at the spaces and leaves other characters alone. The number of a record says its entity (the high bits)
-- and its age; the digest is that of its terms.
CREATE TABLE search_state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE search_records (
  number INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE,
  digest INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_customer_terms USING fts5 (terms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE search_contact_terms USING fts5 (terms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE search_complaint_terms USING fts5 (terms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
