-- 当场处罚: whoever is named in the decision beside the one who pressed says whether he was there; he looks for what waits for his word.
create index enforcement_presence on enforcement using gin ((decision -> 'presence') jsonb_path_ops)
  where state = 'served' and decision -> 'presence' is not null;
