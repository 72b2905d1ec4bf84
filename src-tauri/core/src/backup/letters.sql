-- KH000101A ends in the letter; TS20260618-A001 has it behind the dash.
SELECT DISTINCT substr(customer_no, length(rtrim(customer_no, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')) + 1) FROM customers
UNION
SELECT DISTINCT rtrim(substr(complaint_no, instr(complaint_no, '-') + 1), '0123456789') FROM complaints
UNION
-- CH20140108-A01 and, for a sub-plan that was added elsewhere, CH20140108-A01-B1. A number from paper has none.
SELECT letter FROM (
  SELECT DISTINCT rtrim(substr(plan_no, length(rtrim(plan_no, replace(plan_no, '-', ''))) + 1), '0123456789') AS letter
  FROM event_plans
  WHERE plan_no GLOB '*[0-9]'
)
WHERE letter <> ''
