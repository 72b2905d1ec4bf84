-- For each counter: the highest number that carries this workstation's letter, and where the counter stands.
WITH plan_parts (head, tail, workstation) AS (
  -- CH20140108-A01 parts into CH20140108 and A01; its sub-plan CH20140108-A01-B into the plan's number and B. The letter
  -- of the workstation that numbered the plan stands behind the day.
  SELECT
    rtrim(rtrim(plan_no, replace(plan_no, '-', '')), '-'),
    substr(plan_no, length(rtrim(plan_no, replace(plan_no, '-', ''))) + 1),
    rtrim(substr(plan_no, 12, instr(substr(plan_no, 12) || '-', '-') - 1), '0123456789')
  FROM event_plans
),
given_plans (counter, number) AS (
  -- The plan itself, and a mark that was given elsewhere than the plan's number: letter and count.
  SELECT
    'event_plan/' || CASE WHEN instr(head, '-') THEN head ELSE substr(head, 3) END,
    CAST(substr(tail, length(?1) + 1) AS INTEGER)
  FROM plan_parts
  WHERE tail GLOB '*[0-9]' AND rtrim(tail, '0123456789') = ?1
  UNION ALL
  -- A mark of letters, counted A = 1, Z = 26, AA = 27.
  SELECT
    'event_plan/' || head,
    CASE length(tail)
      WHEN 1 THEN unicode(tail) - 64
      ELSE (unicode(tail) - 64) * 26 + unicode(substr(tail, 2)) - 64
    END
  FROM plan_parts
  WHERE tail NOT GLOB '*[0-9]*' AND workstation = ?1
),
given (counter, number) AS (
  SELECT 'customer', CAST(substr(customer_no, 3, length(customer_no) - 2 - length(?1)) AS INTEGER)
  FROM customers
  WHERE substr(customer_no, length(rtrim(customer_no, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')) + 1) = ?1
  UNION ALL
  SELECT 'complaint/' || substr(complaint_no, 3, 8), CAST(substr(complaint_no, 12 + length(?1)) AS INTEGER)
  FROM complaints
  WHERE rtrim(substr(complaint_no, 12), '0123456789') = ?1
  UNION ALL
  SELECT counter, number FROM given_plans
)
SELECT counter, max(number), ifnull((SELECT value FROM counters WHERE name = counter), 0)
FROM given
GROUP BY counter
ORDER BY counter
