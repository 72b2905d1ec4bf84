INSERT INTO counters (name, value) VALUES (?1, ?2 + 1)
ON CONFLICT (name) DO UPDATE SET value = max(value, ?2) + 1
RETURNING value
