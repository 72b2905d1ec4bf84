-- KH000101A ends in the letter; TS20260618-A001 has it behind the dash.
SELECT DISTINCT substr(customer_no, length(rtrim(customer_no, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')) + 1) FROM customers
UNION
SELECT DISTINCT rtrim(substr(complaint_no, instr(complaint_no, '-') + 1), '0123456789') FROM complaints
