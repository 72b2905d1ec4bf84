INSERT INTO changes (
  write_id, device_id, hlc, at, staff_id, op, kind, table_name, record_id, root_table, root_id, before, after
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
