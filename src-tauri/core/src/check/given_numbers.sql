-- For each counter: the highest number that carries this workstation's letter, and where the counter stands.
WITH given (counter, number) AS (
  SELECT 'customer', CAST(substr(customer_no, 3, length(customer_no) - 2 - length(?1)) AS INTEGER)
  FROM customers
  WHERE substr(customer_no, length(rtrim(customer_no, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')) + 1) = ?1
  UNION ALL
  SELECT 'complaint/' || substr(complaint_no, 3, 8), CAST(substr(complaint_no, 12 + length(?1)) AS INTEGER)
  FROM complaints
  WHERE rtrim(substr(complaint_no, 12), '0123456789') = ?1
)
SELECT counter, max(number), ifnull((SELECT value FROM counters WHERE name = counter), 0)
FROM given
GROUP BY counter
ORDER BY counter
